package dev.lectern.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lectern.api.question.QuestionStatus;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Random;

/**
 * Asks every operation of the description for what cannot be: never a defect of ours, never a stack
 * trace. {@code -Dlectern.seed=…} repeats a run, {@code -Dlectern.rounds=…} lengthens it.
 */
class FuzzTest {

    private static final long SEED = Long.getLong("lectern.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("lectern.rounds", 60);

    private static final List<String> VALUES =
            List.of(
                    "-x",
                    "%00",
                    "a%2fb",
                    "..%2f..%2fetc",
                    "%ff",
                    "%c0%80",
                    "%ed%a0%80",
                    "a;b=c",
                    "%20",
                    "..",
                    "%",
                    "%zz",
                    "x".repeat(65),
                    "x".repeat(3_000),
                    "%f0%9f%8e%89",
                    "a%0d%0ab",
                    "'--",
                    "-1",
                    "0",
                    "1e9",
                    "9".repeat(40),
                    "mean",
                    "mean@0",
                    "mean:",
                    "none",
                    "newest",
                    "published",
                    "2026-11-25T14:03:00Z",
                    "AAAA",
                    "c2NvcmVjYXJkcy8K");
    private static final List<String> PARAMETERS =
            List.of(
                    "limit",
                    "cursor",
                    "model",
                    "tieBreak",
                    "withoutJudge",
                    "format",
                    "about",
                    "type",
                    "actor",
                    "from",
                    "to",
                    "asOf",
                    "sort",
                    "status",
                    "label",
                    "talk",
                    "question",
                    "x",
                    "%5b%5d");
    private static final List<String> HEADERS =
            List.of(
                    "If-None-Match: nonsense",
                    "If-Match: \"x\"",
                    "If-Modified-Since: never",
                    "Accept: application/xml",
                    "Accept: ///",
                    "Origin: null",
                    "Lectern-Min-Position: -1",
                    "Lectern-Min-Position: x",
                    "Authorization: Bearer x",
                    "Authorization: Basic eDp5",
                    "Authorization: Bearer lectern_participant_a.b.c",
                    "Range: bytes=5-1",
                    "X: " + "x".repeat(20_000));

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();
    private final Random random = new Random(SEED);

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    @Test
    void nothingThatIsAskedIsADefect() throws IOException {
        System.out.println("lectern.seed=" + SEED);
        Room room = story.room();
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                story.opened(null),
                                room.scheduled("Keynote"),
                                room.asked("q1", "p1", null, QuestionStatus.PUBLISHED),
                                room.drafted(room.singleChoice("yes", "no")),
                                room.opened(1, null));
        for (String path :
                List.of(story.competitionPath(), story.path() + "/talks/keynote/questions")) {
            lectern.service().read(position, path);
        }
        var paths = lectern.service().get("/api-docs").body().get("paths").propertyNames();

        assertThat(paths).hasSizeGreaterThan(5);
        for (String path : paths) {
            for (int round = 0; round < ROUNDS; round++) {
                ask(target(path), random.nextInt(3) == 0 ? any(HEADERS) + "\r\n" : "");
            }
        }
    }

    private String target(String path) {
        String target = path;
        if (random.nextBoolean()) {
            target = target.replaceFirst("\\{[a-z]+}", any(VALUES));
        }
        target =
                target.replace("{conference}", story.conference().value())
                        .replace("{competition}", "main")
                        .replace("{demo}", "atlas")
                        .replace("{judge}", "ada")
                        .replace("{talk}", "keynote")
                        .replace("{question}", "q1")
                        .replace("{poll}", "mood")
                        .replace("{organisation}", Story.ORGANISATION.value());
        for (String separator = "?"; random.nextBoolean(); separator = "&") {
            target += separator + any(PARAMETERS) + '=' + any(VALUES);
        }
        return target;
    }

    private void ask(String target, String header) throws IOException {
        String request =
                "%s %s HTTP/1.1\r\nHost: test\r\nConnection: close\r\n%s%s\r\n"
                        .formatted(
                                target.contains("/live") || random.nextInt(5) == 0
                                        ? "HEAD" // a stream has no end
                                        : "GET",
                                target,
                                header.startsWith("Authorization") || random.nextInt(10) == 0
                                        ? ""
                                        : "Authorization: Bearer "
                                                + lectern.keys().ownersKey()
                                                + "\r\n",
                                header);
        try (var socket =
                new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(lectern.service().address()).getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            String what = "seed %d: %s%n%s".formatted(SEED, request, answer);
            assertThat(Integer.parseInt(answer.split(" ", 3)[1])).as(what).isBetween(200, 499);
            assertThat(answer)
                    .as(what)
                    .doesNotContain("Exception", "\tat ", "dev.lectern", "org.spring");
        }
    }
}
