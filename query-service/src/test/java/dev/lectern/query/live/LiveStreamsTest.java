package dev.lectern.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.access.ApiKeys;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.conference.Role;
import dev.lectern.query.support.EventStream;
import dev.lectern.query.support.EventStream.Received;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

@TestMethodOrder(OrderAnnotation.class)
class LiveStreamsTest {

    /** Of what does not change; opened before the other tests, as silence takes its time. */
    private static final EventStream QUIET = new LiveStreamsTest().quiet();

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();
    private final Room room = story.room();
    private final String path = story.path() + "/polls/mood";

    private void begin() {
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                room.drafted(room.singleChoice("a", "b")),
                                room.opened(1, null));
        lectern.service().read(position, path);
    }

    private EventStream quiet() {
        begin();
        return watchAsOwner();
    }

    @AfterAll
    static void endQuiet() {
        QUIET.close();
    }

    private EventStream watch(String bearer, @Nullable String lastEventId) {
        return EventStream.open(lectern.service().address() + path + "/live", bearer, lastEventId);
    }

    private EventStream watchAsOwner() {
        return watch(lectern.keys().ownersKey(), null);
    }

    private EventStream watchAs(String participant) {
        return watch(Keys.token(story.conference(), participant), null);
    }

    private double metric(String name) {
        Matcher found =
                Pattern.compile("(?m)^" + name + " ([0-9.E]+)$")
                        .matcher(lectern.service().admin("GET", "/actuator/prometheus").text());
        assertThat(found.find()).as(name).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private static int ballots(Received received) {
        return received.data().at("/rounds/0/ballots").asInt();
    }

    @Test
    void isRefusedWhereThereIsNothingToSee() {
        begin();
        Answer unknown =
                lectern.service()
                        .get(story.path() + "/polls/other/live", "Accept", "text/event-stream");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body().get("code").asString()).isEqualTo("unknown-poll");
        assertThat(lectern.service().send("POST", path + "/live").status()).isEqualTo(405);
        assertThat(lectern.service().getAs(null, path + "/live").status()).isEqualTo(401);
    }

    @Test
    void hidesResultsUntilTheyAreRevealed() {
        begin();
        try (EventStream audience = watchAs("p9");
                EventStream moderators = watchAsOwner()) {
            assertThat(audience.await(1).event()).isEqualTo("snapshot");
            lectern.log().append(room.cast(1, "p1", Room.ballot("a")), room.closed(1));
            await().until(() ->
                    "closed".equals(audience.received().getLast().data().get("status").asString()));
            assertThat(audience.received().toString()).doesNotContain("votes");
            await().until(() ->
                    moderators
                                    .received()
                                    .getLast()
                                    .data()
                                    .at("/rounds/0/results/options/0/votes")
                                    .asInt()
                            == 1);

            int before = audience.received().size();
            lectern.log().append(room.changed(1, "p1", Room.ballot("b"), Room.ballot("a")));
            lectern.log().append(room.revealed(1));
            Received revealed = audience.await(before + 1);
            assertThat(revealed.event()).isEqualTo("change");
            assertThat(revealed.data().at("/rounds/0/results/options/1/votes").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void sendsAtMostFourVersionsASecondAndTheLastOneAlways() {
        begin();
        try (EventStream stream = watchAsOwner()) {
            stream.await(1);
            for (int i = 1; i <= 400; i++) {
                lectern.log().append(room.cast(1, "p" + i, Room.ballot("a")));
            }
            await().until(() -> ballots(stream.received().getLast()) == 400);
            List<Received> received = stream.received();
            for (int i = 4; i < received.size(); i++) {
                assertThat(received.get(i).at() - received.get(i - 4).at())
                        .as("four versions later")
                        .isGreaterThan(Duration.ofMillis(900).toNanos());
            }
        }
    }

    @Test
    void readsOnceForAllWhoWatch() {
        begin();
        var streams = new ArrayList<EventStream>();
        try {
            IntStream.range(0, 50).forEach(_ -> streams.add(watchAsOwner()));
            streams.forEach(stream -> stream.await(1));
            double before = metric("lectern_live_computed_total");
            lectern.log().append(room.cast(1, "p1", Room.ballot("a")));
            streams.forEach(stream -> assertThat(ballots(stream.await(2))).isEqualTo(1));
            assertThat(metric("lectern_live_computed_total"))
                    .as("not once for each of 50; boards of other tests are read now and then")
                    .isBetween(before + 1, before + 10);
            assertThat(streams.getFirst().received().getLast().id())
                    .isEqualTo(streams.getLast().received().getLast().id());
        } finally {
            streams.forEach(EventStream::close);
        }
    }

    @Test
    void goesOnWhereAReaderHasBeen() {
        begin();
        String id;
        try (EventStream first = watchAsOwner()) {
            id = first.await(1).id();
        }
        try (EventStream again = watch(lectern.keys().ownersKey(), id)) {
            lectern.log().append(room.cast(1, "p1", Room.ballot("a")));
            assertThat(ballots(again.await(1))).isEqualTo(1);
            assertThat(again.received()).hasSize(1);
        }
        try (EventStream late = watch(lectern.keys().ownersKey(), id);
                EventStream odd = watch(lectern.keys().ownersKey(), "12-\u00e9 nonsense".strip())) {
            assertThat(late.await(1).event()).isEqualTo("snapshot");
            assertThat(ballots(late.await(1))).isEqualTo(1);
            assertThat(odd.await(1).event()).isEqualTo("snapshot");
        }
    }

    @Test
    void endsWhenRightsDo() {
        begin();
        lectern.log().append(story.granted("mo", Role.MODERATOR));
        try (EventStream moderator = watch(lectern.keys().keyOf("mo"), null);
                EventStream other = watchAs("p6")) {
            moderator.await(1);
            other.await(1);
            lectern.log().append(story.revoked("mo", Role.MODERATOR));
            moderator.awaitEnd();
            lectern.log().append(room.cast(1, "p1", Room.ballot("a")));
            other.await(2);
        }
    }

    @Test
    void isOpenToWhoIsBlockedAsReadingIs() {
        begin();
        lectern.log().append(story.opened("WQ4T7K", Admission.OPEN), story.joined("p5", null));
        try (EventStream before = watchAs("p5")) {
            before.await(1);
            long blocked = lectern.log().append(story.blocked("p5"));
            String token = Keys.token(story.conference(), "p5");
            Answer read =
                    lectern.service()
                            .getAs(token, path, "Lectern-Min-Position", Long.toString(blocked));
            assertThat(read.status()).isEqualTo(200);
            try (EventStream after = watchAs("p5")) {
                after.await(1);
                lectern.log().append(room.cast(1, "p1", Room.ballot("a")));
                assertThat(ballots(after.await(2))).isEqualTo(1);
                assertThat(ballots(before.await(2))).isEqualTo(1);
            }
        }
    }

    @Test
    void endsWhenTheApiKeyIsRevoked() {
        var ours = new OrganisationId("streaming");
        Story theirs = lectern.newStoryOf(ours);
        String secret = ApiKeys.generate();
        long position =
                lectern.log()
                        .append(
                                theirs.founded(),
                                theirs.admitted("ada"),
                                theirs.owning("ada"),
                                theirs.apiKey("ada", "laptop", secret),
                                theirs.apiKey("ada", "phone"),
                                theirs.created(),
                                theirs.room().drafted(theirs.room().singleChoice("a", "b")));
        assertThat(
                        lectern.service()
                                .getAs(
                                        secret,
                                        theirs.path() + "/polls/mood",
                                        "Lectern-Min-Position",
                                        Long.toString(position))
                                .status())
                .isEqualTo(200);
        try (EventStream stream =
                EventStream.open(
                        lectern.service().address() + theirs.path() + "/polls/mood/live",
                        secret,
                        null)) {
            stream.await(1);
            lectern.log().append(theirs.apiKeyRevoked("phone"), theirs.room().opened(1, null));
            stream.await(2);
            lectern.log().append(theirs.apiKeyRevoked("laptop"));
            stream.awaitEnd();
        }
    }

    @Test
    void goesOnWhereARebuiltReadModelTakesThePlaceOfTheLiveOne() {
        begin();
        try (EventStream stream = watchAsOwner()) {
            stream.await(1);
            lectern.log().append(room.cast(1, "p1", Room.ballot("a")));
            String before = stream.await(2).id();
            Answer begun = lectern.service().admin("POST", "/actuator/projections/poll/rebuild");
            assertThat(begun.status()).as(begun.text()).isEqualTo(202);
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            lectern.service()
                                    .admin("GET", "/actuator/projections")
                                    .body()
                                    .at("/live/poll")
                                    .toString()
                                    .contains(begun.body().get("id").asString()));
            lectern.log().append(room.cast(1, "p2", Room.ballot("b")));
            assertThat(ballots(stream.await(3))).isEqualTo(2);
            assertThat(stream.received().stream().map(LiveStreamsTest::ballots))
                    .as("nothing twice, and nothing older")
                    .containsExactly(0, 1, 2);
            try (EventStream again = watch(lectern.keys().ownersKey(), before)) {
                assertThat(again.await(1).id()).isEqualTo(stream.received().getLast().id());
            }
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void saysThatItIsThereWhileNothingChanges() {
        await().atMost(Duration.ofSeconds(20)).until(() -> QUIET.heartbeats() > 0);
        assertThat(QUIET.received()).hasSize(1);
    }

    @Test
    void hasNoMoreStreamsOfOneParticipantThanMayBe() {
        begin();
        var streams = new ArrayList<EventStream>();
        try {
            IntStream.range(0, 10).forEach(_ -> streams.add(watchAs("p7")));
            streams.forEach(stream -> stream.await(1));
            Answer refused =
                    lectern.service().getAs(Keys.token(story.conference(), "p7"), path + "/live");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().get("code").asString()).isEqualTo("too-many-streams");
            assertThat(refused.response().headers().firstValue("Retry-After")).hasValue("5");
            try (EventStream other = watchAs("p8")) {
                other.await(1);
            }
            streams.getFirst().close();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> {
                        try (EventStream again = watchAs("p7")) {
                            return again.status() == 200;
                        }
                    });
        } finally {
            streams.forEach(EventStream::close);
        }
    }

    @Test
    void isTheSameOnEveryInstanceAndEndsWithIts() {
        begin();
        try (EventStream here = watchAsOwner()) {
            EventStream there;
            try (RunningQuery another = lectern.another()) {
                there =
                        EventStream.open(
                                another.address() + path + "/live",
                                lectern.keys().ownersKey(),
                                null);
                assertThat(there.await(1).id()).isEqualTo(here.await(1).id());
                lectern.log().append(room.cast(1, "p1", Room.ballot("a")));
                assertThat(there.await(2).id()).isEqualTo(here.await(2).id());
                assertThat(ballots(there.await(2))).isEqualTo(1);
            }
            try (there) {
                there.awaitEnd();
            }
            lectern.log().append(room.cast(1, "p2", Room.ballot("a")));
            assertThat(ballots(here.await(3))).isEqualTo(2);
        }
    }
}
