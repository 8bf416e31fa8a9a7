package dev.lectern.query.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.conference.Role;
import dev.lectern.api.wire.Metadata;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

class PastPollsTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();
    private final Room room = story.room();
    private final String path = story.path() + "/polls/mood";

    private void awaitTrail(long position) {
        lectern.service().read(position, story.path() + "/audit-trail?limit=1");
    }

    @Test
    void areWhatWasSeenThen() {
        lectern.log().append(story.created());
        var seen = new LinkedHashMap<Long, JsonNode>();
        for (Fact fact :
                List.of(
                        room.drafted(room.singleChoice("yes", "no")),
                        room.redrafted(room.singleChoice("good", "bad")),
                        room.opened(1, null),
                        story.opened("PAXT34", Admission.OPEN),
                        room.cast(1, "p1", Room.ballot("good")),
                        room.cast(1, "p2", Room.ballot("bad")),
                        room.changed(1, "p1", Room.ballot("bad"), Room.ballot("good")),
                        room.retracted(1, "p2", Room.ballot("bad")),
                        room.closed(1),
                        room.revealed(1),
                        room.opened(2, null),
                        room.cast(2, "p2", Room.ballot("good")))) {
            long position = lectern.log().append(fact);
            seen.put(position, lectern.service().read(position, path));
            awaitTrail(position);
        }

        seen.forEach((then, live) -> {
            assertThat(lectern.service().read(0, path + "?asOf=" + then)).isEqualTo(live);
        });
        assertThat(new HashSet<>(seen.values())).as("what was seen").hasSizeGreaterThan(8);
        JsonNode before = lectern.service().get(path + "?asOf=1").body();
        assertThat(before.get("code").asString()).isEqualTo("unknown-poll");
        assertThat(before.get("detail").asString()).endsWith(" yet at that moment");
    }

    @Test
    void closeByTheClockOfThen() {
        long drafted =
                lectern.log()
                        .append(story.created(), room.drafted(room.singleChoice("good", "bad")));
        Instant end = EventLog.recordedAt(drafted).truncatedTo(ChronoUnit.MINUTES).plusSeconds(180);
        long opened = lectern.log().append(room.opened(1, end));

        JsonNode before =
                lectern.service().read(opened, path + "?asOf=" + end.minus(Duration.ofMinutes(1)));
        JsonNode after = lectern.service().read(opened, path + "?asOf=" + end);

        assertThat(before.get("status").asString()).isEqualTo("open");
        assertThat(after.get("status").asString()).isEqualTo("closed");
    }

    @Test
    void hideWhatWasHiddenThenAndAreNotForEverybody() {
        long closed =
                lectern.log()
                        .append(
                                story.created(),
                                story.granted("au", Role.AUDITOR),
                                room.drafted(room.singleChoice("good", "bad")),
                                room.opened(1, null),
                                room.cast(1, "p1", Room.ballot("good")),
                                room.closed(1));
        long revealed = lectern.log().append(room.revealed(1));
        awaitTrail(revealed);
        lectern.service().read(revealed, path);
        var keys = lectern.keys();

        JsonNode then = lectern.service().getAs(keys.keyOf("au"), path + "?asOf=" + closed).body();
        JsonNode later =
                lectern.service().getAs(keys.keyOf("au"), path + "?asOf=" + revealed).body();

        assertThat(then.at("/rounds/0").has("results")).isFalse();
        assertThat(later.at("/rounds/0").has("results")).isTrue();
        JsonNode changes =
                lectern.service().getAs(keys.keyOf("au"), path + "/changes?from=" + closed).body();
        assertThat(changes.at("/before")).isEqualTo(then);
        assertThat(changes.at("/after")).isEqualTo(later);
        String participant = Keys.token(story.conference(), "p1");
        assertThat(lectern.service().getAs(participant, path).status()).isEqualTo(200);
        assertThat(lectern.service().getAs(participant, path + "?asOf=" + revealed).status())
                .isEqualTo(403);
    }

    /** By halving finer times, one would find when somebody voted. */
    @ParameterizedTest
    @CsvSource({
        "?asOf=2026-11-25T14:03:00.5Z, asOf",
        "/changes?from=2026-11-25T14:03:01Z, from",
        "/changes?from=0&to=2026-11-25T14:03:01Z, to",
        "/changes?from=999999999&to=1, to"
    })
    void areNotThoseOfFinerTimesThanMinutes(String query, String field) {
        lectern.service()
                .read(
                        lectern.log()
                                .append(
                                        story.created(),
                                        room.drafted(room.singleChoice("good", "bad"))),
                        path);

        Answer refused = lectern.service().get(path + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("field").asString()).isEqualTo(field);
    }

    @Test
    void tellWhatChangedInBetweenAndWhoDidIt() {
        long created = lectern.log().append(story.created());
        long opened =
                lectern.log()
                        .append(
                                room.drafted(room.singleChoice("good", "bad")),
                                room.opened(1, null));
        lectern.log()
                .append(
                        room.cast(1, "p1", Room.ballot("good")),
                        room.changed(1, "p1", Room.ballot("bad"), Room.ballot("good")));
        long closed =
                lectern.log()
                        .append(
                                new Metadata("member:civic/eve", "trace", "command"),
                                room.closed(1));
        lectern.log().append(room.revealed(1));

        JsonNode changes =
                lectern.service().read(closed, path + "/changes?from=" + opened + "&to=" + closed);

        assertThat(changes.at("/before/status").asString()).isEqualTo("open");
        assertThat(changes.at("/before/rounds/0/ballots").asInt()).isZero();
        assertThat(changes.at("/after/status").asString()).isEqualTo("closed");
        assertThat(changes.at("/after/rounds/0/results/options/1/votes").asInt()).isEqualTo(1);
        assertThat(
                        changes.get("entries")
                                .valueStream()
                                .map(e -> e.get("actor").asString() + e.get("type").asString()))
                .as("ballots are counted, not listed")
                .containsExactly("member:civic/evelectern.poll.PollClosed");
        JsonNode all = lectern.service().read(closed, path + "/changes?from=" + created);
        assertThat(all.has("before")).as("there was none").isFalse();
        assertThat(lectern.service().get(path + "/changes?from=0&to=" + created).status())
                .isEqualTo(404);
    }
}
