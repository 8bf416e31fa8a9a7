package dev.lectern.query.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.conference.Role;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Servers;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

@Timeout(120)
class ReplayTest {

    private static final String SSE = "text/event-stream";

    private final Installation lectern = Installation.shared();
    private final RunningQuery service = lectern.service();
    private final EventLog log = lectern.log();
    private final Story story = lectern.newStory();
    private final String path = story.path() + "/events";
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void hangUp() {
        http.shutdownNow();
    }

    private long register(String name, int demos) {
        return log.append(
                IntStream.range(0, demos).<Fact>mapToObj(i -> story.registered(name + i)).toList());
    }

    /** A stream that is open, and its lines as they come. */
    private BufferedReader open(RunningQuery at, String bearer, String target, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(at.address() + target))
                        .header("Authorization", "Bearer " + bearer);
        if (headers.length > 0) {
            request.headers(headers);
        }
        var response = http.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    /** The positions that come next. */
    private static List<Long> positions(BufferedReader stream, int number) throws IOException {
        var positions = new ArrayList<Long>();
        while (positions.size() < number) {
            String line = stream.readLine();
            assertThat(line).as("not the end").isNotNull();
            if (line.startsWith("id: ")) {
                positions.add(Long.parseLong(line.substring(4)));
            } else if (line.startsWith("{")) {
                positions.add(JsonMapper.shared().readTree(line).get("position").asLong());
            }
        }
        return positions;
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void sendsEveryEventFromAnyPositionOn() {
        long first = log.append(story.created());
        long last = register("demo-", 1_200);

        Answer whole = service.get(path, "Lectern-Min-Position", Long.toString(last));
        Answer part = service.get(path + "?from=" + (last - 2));

        assertThat(whole.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/jsonl");
        assertThat(positions(whole)).isEqualTo(range(first, last));
        assertThat(positions(part)).isEqualTo(range(last - 2, last));
        assertThat(service.get(path + "?from=" + (last + 1)).text()).isEmpty();
        assertThat(service.get(path, "Last-Event-ID", Long.toString(last - 1)).text().lines())
                .hasSize(1);
    }

    private static List<Long> positions(Answer answer) {
        return answer.text()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line).get("position").asLong())
                .toList();
    }

    @Test
    void followsAndGoesOnWhereAReaderLeft() throws IOException, InterruptedException {
        long first = log.append(story.created());
        service.read(register("before-", 1), story.path() + "/audit-trail");
        String owner = lectern.keys().ownersKey();

        BufferedReader events = open(service, owner, path, "Accept", SSE);
        assertThat(positions(events, 2)).isEqualTo(range(first, first + 1));
        long live = register("live-", 3);
        assertThat(positions(events, 3)).isEqualTo(range(first + 2, live));
        events.close();

        long missed = register("missed-", 700);
        BufferedReader again =
                open(
                        service,
                        owner,
                        path,
                        "Accept",
                        SSE,
                        "Last-Event-ID",
                        Long.toString(first + 2));
        assertThat(positions(again, 702)).isEqualTo(range(first + 3, missed));
        long later = register("later-", 1);
        assertThat(positions(again, 1)).containsExactly(later);

        BufferedReader lines = open(service, owner, path + "?follow=true&from=" + later);
        assertThat(positions(lines, 1)).containsExactly(later);
        long last = register("more-", 2);
        assertThat(positions(lines, 2)).isEqualTo(range(later + 1, last));
    }

    @Test
    void endsForWhoLosesTheRightToIt() throws IOException, InterruptedException {
        long position = log.append(story.created(), story.granted("au", Role.AUDITOR));
        service.read(position, story.path() + "/audit-trail");
        BufferedReader events = open(service, lectern.keys().keyOf("au"), path, "Accept", SSE);
        assertThat(positions(events, 2)).hasSize(2);

        log.append(story.revoked("au", Role.AUDITOR));

        long before = System.nanoTime();
        while (events.readLine() != null) {
            // What comes until rights are looked at again.
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    private int underWay() {
        return service.admin("GET", "/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith("lectern_replays "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(16)))
                .sum();
    }

    @Test
    void cutsOffWhoDoesNotRead() throws IOException {
        var keys = lectern.keys();
        var title = keys.protect(KeyId.of(story.conference()), "x".repeat(20_000));
        log.append(story.created());
        long position = 0;
        for (int i = 0; i < 400; i++) {
            position =
                    log.append(
                            new DemoRegistered(story.conference(), new DemoId("demo-" + i), title));
        }
        service.read(position, story.path() + "/audit-trail?limit=1");
        await().atMost(Duration.ofSeconds(30)).until(() -> underWay() == 0);

        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(),
                            URI.create(service.address()).getPort()));
            socket.getOutputStream()
                    .write(
                            "GET %s HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer %s\r\n\r\n"
                                    .formatted(path, keys.ownersKey())
                                    .getBytes(ISO_8859_1));

            await().atMost(Duration.ofSeconds(10)).until(() -> underWay() == 1);
            await().atMost(Duration.ofSeconds(60)).until(() -> underWay() == 0);
        }
    }

    @Test
    void doesNotHoldUpAServiceThatStops() throws IOException, InterruptedException {
        var keys = new Keys();
        String topic = Servers.newTopicName();
        Servers.createTopic(topic, 1);
        var own = new Story("own", keys);
        try (var ownLog = new EventLog(topic, keys)) {
            long position = ownLog.append(own.created());
            RunningQuery stopping = RunningQuery.start(Servers.newDatabase(), keys, topic);
            stopping.read(position, own.path() + "/audit-trail");
            BufferedReader events =
                    open(stopping, keys.ownersKey(), own.path() + "/events", "Accept", SSE);
            assertThat(positions(events, 1)).containsExactly(position);

            long before = System.nanoTime();
            stopping.close();

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(15));
            while (events.readLine() != null) {
                // The rest of what was sent; that there is an end is the point.
            }
        }
    }

    @Test
    void refusesWhatIsNoPosition() {
        service.read(log.append(story.created()), story.path());

        for (String query : List.of("from=0", "from=-1", "from=x", "from=99999999999999999999")) {
            Answer answer = service.get(path + '?' + query);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("field").asString()).isEqualTo("from");
        }
        Answer answer = service.get(path, "Last-Event-ID", "x", "Accept", SSE);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-header");
        assertThat(service.send("HEAD", path).status()).isEqualTo(200);
    }
}
