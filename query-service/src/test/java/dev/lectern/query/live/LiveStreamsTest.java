package dev.lectern.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

class LiveStreamsTest {

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
            assertThat(metric("lectern_live_computed_total")).isEqualTo(before + 1);
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
        lectern.log()
                .append(
                        story.opened("WQ4T7K", Admission.OPEN),
                        story.joined("p5", null),
                        story.granted("mo", Role.MODERATOR));
        try (EventStream participant = watchAs("p5");
                EventStream moderator = watch(lectern.keys().keyOf("mo"), null);
                EventStream other = watchAs("p6")) {
            participant.await(1);
            moderator.await(1);
            other.await(1);
            lectern.log().append(story.blocked("p5"), story.revoked("mo", Role.MODERATOR));
            participant.awaitEnd();
            moderator.awaitEnd();
            lectern.log().append(room.cast(1, "p1", Room.ballot("a")));
            other.await(2);
        }
        assertThat(
                        lectern.service()
                                .getAs(Keys.token(story.conference(), "p5"), path + "/live")
                                .body()
                                .get("code")
                                .asString())
                .isEqualTo("participant-blocked");
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
