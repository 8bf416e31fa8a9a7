package dev.lectern.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.query.support.EventStream;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class SlowReadersTest {

    private static final int STREAMS_OF_ONE = 10;

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();
    private final Room room = story.room();
    private final String path = story.path() + "/polls/mood";
    private final List<Socket> sockets = new ArrayList<>();
    private int voters;

    @AfterEach
    void closeSockets() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void beginWith(int options) {
        String[] ids =
                IntStream.range(0, options).mapToObj(i -> "option-" + i).toArray(String[]::new);
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                room.drafted(room.singleChoice(ids)),
                                room.opened(1, null));
        lectern.service().read(position, path);
    }

    private EventStream watchAs(String participant) {
        return EventStream.open(
                lectern.service().address() + path + "/live",
                Keys.token(story.conference(), participant),
                null);
    }

    /** Asks for the stream, and reads nothing. */
    private Socket deaf(String participant) throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(1024);
        socket.setSoTimeout((int) Duration.ofSeconds(5).toMillis());
        socket.connect(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        URI.create(lectern.service().address()).getPort()));
        socket.getOutputStream()
                .write(
                        "GET %s/live HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer %s\r\n\r\n"
                                .formatted(path, Keys.token(story.conference(), participant))
                                .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private void vote() {
        voters++;
        lectern.log().append(room.cast(1, "voter-" + voters, Room.ballot("option-0")));
    }

    private boolean shows(EventStream stream, int ballots) {
        return !stream.received().isEmpty()
                && stream.received().getLast().data().at("/rounds/0/ballots").asInt() == ballots;
    }

    private boolean hasAPlace(String participant) {
        try (EventStream stream = watchAs(participant)) {
            return stream.status() == 200;
        }
    }

    /** Whether what is left ends in a reset, and not as an answer would. */
    private static boolean isReset(Socket socket) throws IOException {
        byte[] some = new byte[8192];
        try {
            while (socket.getInputStream().read(some) >= 0) { // until it ends
            }
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    private void cutsOffAllTheDeafOfAPollWith(int options) throws IOException {
        beginWith(options);
        try (EventStream other = watchAs("p8")) {
            other.await(1);
            long began = System.nanoTime();
            for (int i = 0; i < STREAMS_OF_ONE; i++) {
                deaf("p7");
            }
            await().until(() -> !hasAPlace("p7"));
            while (!hasAPlace("p7")) {
                assertThat(System.nanoTime() - began)
                        .as("cut off within ten seconds")
                        .isLessThan(Duration.ofSeconds(10).toNanos());
                vote();
                await().until(() -> shows(other, voters));
            }
            try (EventStream again = watchAs("p7")) {
                assertThat(again.await(1).data().at("/rounds/0/ballots").asInt()).isEqualTo(voters);
                vote();
                again.await(2);
                await().until(() -> shows(other, voters));
            }
            for (Socket socket : sockets) {
                assertThat(isReset(socket)).isTrue();
            }
        }
    }

    @Test
    void areCutOffIfTheyTakeNothingOfSomeKilobytes() throws IOException {
        cutsOffAllTheDeafOfAPollWith(20);
    }

    @Test
    void areCutOffIfTheyTakeNothingOfSomeHundredBytes() throws IOException {
        cutsOffAllTheDeafOfAPollWith(2);
    }
}
