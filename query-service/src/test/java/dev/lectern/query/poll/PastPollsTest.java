package dev.lectern.query.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.api.conference.Role;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
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
            for (Object moment : List.of(then, EventLog.recordedAt(then))) {
                assertThat(lectern.service().read(0, path + "?asOf=" + moment)).isEqualTo(live);
            }
        });
        assertThat(new HashSet<>(seen.values())).as("what was seen").hasSizeGreaterThan(8);
        assertThat(lectern.service().get(path + "?asOf=1").body().get("code").asString())
                .isEqualTo("unknown-poll");
    }

    @Test
    void closeByTheClockOfThen() {
        long drafted =
                lectern.log()
                        .append(story.created(), room.drafted(room.singleChoice("good", "bad")));
        Instant end = EventLog.recordedAt(drafted + 3);
        long opened = lectern.log().append(room.opened(1, end));
        awaitTrail(opened);

        JsonNode before = lectern.service().read(0, path + "?asOf=" + end.minusMillis(1));
        JsonNode after = lectern.service().read(0, path + "?asOf=" + end);

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
        String participant = Keys.token(story.conference(), "p1");
        assertThat(lectern.service().getAs(participant, path).status()).isEqualTo(200);
        assertThat(lectern.service().getAs(participant, path + "?asOf=" + revealed).status())
                .isEqualTo(403);
    }
}
