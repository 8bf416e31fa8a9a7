package dev.lectern.command.poll;

import static dev.lectern.command.deciding.RefusalCode.CLOSING_TIME_PAST;
import static dev.lectern.command.support.Attendee.created;
import static dev.lectern.command.support.Attendee.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.api.poll.PollFact.PollClosed;
import dev.lectern.api.poll.PollFact.PollOpened;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.support.Attendee;
import dev.lectern.command.support.Crowd;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Servers;
import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.StoredEvent;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A round takes no ballot at its closing time or later, whoever is up, and is then closed. */
class ClosingOnTimeTest {

    private static final String EVENTS = Servers.newDatabase();
    private static final String KEYS = Servers.newDatabase();
    private static final String HACK = "hack";
    private static final int VOTERS = 8;

    private static RunningService service;
    private static Attendee ada;

    @BeforeAll
    static void start() {
        service = RunningService.start(EVENTS, KEYS);
        created(service.put("/api/conferences/hack", "{\"title\": \"Hackathon\"}"));
        ada = Attendee.moderator(service, HACK);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** A response of the service, read as a refusal. */
    private record Attempt(Answer answer) {
        void refused(RefusalCode code) {
            assertThat(answer.body().path("code").asString("")).isEqualTo(code.code());
            assertThat(answer.body().path("field").asString("")).isEqualTo(code.field());
        }
    }

    private static Answer open(Attendee moderator, String poll, int round, Instant closesAt) {
        return moderator.put(
                "/polls/" + poll + "/rounds/" + round, "{\"closesAt\": \"" + closesAt + "\"}");
    }

    private static List<StoredEvent> stored(RunningService in, String poll, Class<?> fact) {
        return in.bean(EventLog.class).read(0, 100_000).stream()
                .filter(event -> event.type().endsWith('.' + fact.getSimpleName()))
                .filter(event -> event.tags().contains("poll:hack/" + poll))
                .toList();
    }

    @Test
    void noBallotIsRecordedAtTheClosingTimeOrLater() {
        ada.draftPoll("race");
        List<Attendee> voters =
                IntStream.range(0, VOTERS)
                        .mapToObj(i -> Attendee.join(service, HACK, "racer-" + i))
                        .toList();
        Instant closesAt = Instant.now().plusSeconds(2);
        created(open(ada, "race", 1, closesAt));

        List<List<Answer>> answers =
                Crowd.atOnce(VOTERS, i -> voteUntilRefused(voters.get(i), "race"));

        assertThat(answers).allSatisfy(of -> refused(of.getLast(), 409, "poll-closed"));
        long accepted = answers.stream().mapToLong(of -> of.size() - 1).sum();
        List<StoredEvent> ballots = new ArrayList<>(stored(service, "race", BallotCast.class));
        ballots.addAll(stored(service, "race", BallotChanged.class));
        assertThat(ballots)
                .hasSize((int) accepted)
                .allSatisfy(event -> assertThat(event.recordedAt()).isBefore(closesAt));
        assertThat(stored(service, "race", BallotCast.class)).hasSize(VOTERS);
        awaitClosed(service, "race", closesAt);
        refused(voters.getFirst().vote("race", 1, "ugly"), 409, "poll-closed");
    }

    /** The last answer is a refusal. */
    private static List<Answer> voteUntilRefused(Attendee voter, String poll) {
        var answers = new ArrayList<Answer>();
        String[] options = {"good", "bad"};
        do {
            answers.add(voter.vote(poll, 1, options[answers.size() % 2]));
        } while (answers.getLast().status() == 201);
        return answers;
    }

    /** Once, not before its time, and soon. */
    private static void awaitClosed(RunningService in, String poll, Instant closesAt) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !stored(in, poll, PollClosed.class).isEmpty());
        assertThat(stored(in, poll, PollClosed.class))
                .singleElement()
                .satisfies(event -> assertThat(event.recordedAt()).isAfterOrEqualTo(closesAt));
    }

    @Test
    void holdsWithoutTheServiceToo() {
        Instant closesAt;
        Attendee lin;
        String events = Servers.newDatabase();
        String keys = Servers.newDatabase();
        try (var first = RunningService.start(events, keys)) {
            created(first.put("/api/conferences/hack", "{\"title\": \"Hackathon\"}"));
            lin = Attendee.join(first, HACK, "lin");
            Attendee moderator = Attendee.moderator(first, HACK);
            moderator.draftPoll("asleep");
            closesAt = Instant.now().plusSeconds(2);
            created(open(moderator, "asleep", 1, closesAt));
            created(lin.vote("asleep", 1, "good"));
        }
        Instant end = closesAt;
        await().until(() -> Instant.now().isAfter(end));
        try (var second = RunningService.start(events, keys)) {
            refused(lin.on(second).vote("asleep", 1, "bad"), 409, "poll-closed");
            awaitClosed(second, "asleep", closesAt);
            assertThat(stored(second, "asleep", BallotChanged.class)).isEmpty();
        }
    }

    @Test
    void severalInstancesCloseARoundOnce() {
        ada.draftPoll("twice");
        try (var other = RunningService.start(EVENTS, KEYS)) {
            Instant closesAt = Instant.now().plusSeconds(2);
            created(open(ada.on(other), "twice", 1, closesAt));
            awaitClosed(service, "twice", closesAt);
            created(open(ada, "twice", 2, Instant.now().plusSeconds(2)));
            await().until(() -> stored(service, "twice", PollClosed.class).size() == 2);
        }
    }

    @Test
    void whatSomebodyClosedStaysClosedOnce() {
        ada.draftPoll("early");
        created(open(ada, "early", 1, Instant.now().plusSeconds(2)));
        created(ada.post("/polls/early/rounds/1/close", ""));
        created(ada.post("/polls/early/rounds/1/reveal", ""));
        // The round after it is closed by the same look that would close the first again.
        created(open(ada, "early", 2, Instant.now().plusSeconds(2)));
        await().until(() -> stored(service, "early", PollClosed.class).size() == 2);
        assertThat(stored(service, "early", PollClosed.class))
                .extracting(StoredEvent::payload)
                .doesNotHaveDuplicates();
    }

    @Test
    void aRoundThatIsOverBeforeItBeginsIsAMistake() {
        ada.draftPoll("late");

        new Attempt(open(ada, "late", 1, Instant.now().minusSeconds(1))).refused(CLOSING_TIME_PAST);

        assertThat(stored(service, "late", PollOpened.class)).isEmpty();
    }

    @Test
    void badRequestsAreRefused() {
        ada.draftPoll("bad");
        Attendee max = Attendee.join(service, HACK, "max");
        created(ada.put("/polls/bad/rounds/1", "{}"));
        String mine = "/polls/bad/rounds/1/ballots/mine";

        refused(max.put(mine, "{}"), 400, "invalid-field");
        refused(max.put(mine, "{\"rating\": 1}"), 422, "ballot-of-another-kind");
        refused(max.put(mine, "{\"options\": []}"), 422, "too-few-options");
        refused(max.put(mine, "{\"options\": [\"good\", \"bad\"]}"), 422, "too-many-options");
        refused(max.put(mine, "{\"options\": [\"none\"]}"), 422, "unknown-option");
        refused(
                max.put("/polls/none/rounds/1/ballots/mine", "{\"rating\": 1}"),
                404,
                "unknown-poll");
        refused(
                max.put("/polls/bad/rounds/2/ballots/mine", "{\"rating\": 1}"),
                404,
                "unknown-round");
        refused(max.put("/polls/bad/rounds/0/ballots/mine", "{\"rating\": 1}"), 400, "invalid-id");
        refused(max.put("/polls/bad/rounds/x/ballots/mine", "{\"rating\": 1}"), 400, "invalid-id");
        refused(ada.put(mine, "{\"options\": [\"good\"]}"), 403, "not-permitted");
        created(max.put(mine, "{\"options\": [\"good\"]}"));
        created(max.delete(mine));
        for (String bad :
                List.of(
                        "{\"kind\": \"rating\", \"min\": 1}",
                        "{\"kind\": \"rating\", \"min\": 1, \"max\": 5, \"options\": []}",
                        "{\"kind\": \"ranking\"}",
                        "{\"kind\": \"none\"}")) {
            assertThat(
                            ada.put(
                                            "/polls/other",
                                            "{\"title\": \"T\", \"resultsHiddenUntilRevealed\": false, \"voting\": "
                                                    + bad
                                                    + "}")
                                    .status())
                    .isEqualTo(400);
        }
    }
}
