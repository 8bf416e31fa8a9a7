package dev.lectern.query.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.wire.Metadata;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** When the audience did something is told to the minute, in the open and unseen. */
class MinuteTest {

    private final Installation lectern = Installation.shared();
    private final EventLog log = lectern.log();
    private final Story story = lectern.newStory();
    private final Room room = story.room();

    /** What the audience does is between these positions, and nothing else is. */
    private long before;

    private long after;

    private long by(String participant, Fact... facts) {
        return log.append(
                new Metadata(
                        "participant:" + story.conference() + '/' + participant,
                        "request-of-" + participant,
                        "command-of-" + participant),
                facts);
    }

    @BeforeEach
    void happens() {
        log.append(
                story.created(),
                room.scheduled("Keynote"),
                room.questionsOpened(),
                room.drafted(room.singleChoice("good", "bad")));
        before = log.append(room.opened(1, null));
        by("p1", story.joined("p1", null));
        by("p2", story.joined("p2", null));
        by("p1", room.cast(1, "p1", Room.ballot("good")));
        by("p1", room.asked("q1", "p1", null, QuestionStatus.PUBLISHED));
        by("p2", room.asked("q2", "p2", "Grace", QuestionStatus.PUBLISHED));
        by("p2", room.upvoted("q1", "p2"));
        by("p1", room.edited("q1", "p1", "Why not?", QuestionStatus.PUBLISHED));
        by("p1", room.withdrawn("q1"));
        after = by("p2", story.erasedThemselves("p2")) + 1;
        log.append(room.hidden("q2", "No"));
    }

    private JsonNode read(String path) {
        return lectern.service().read(after, story.path() + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit-trail?limit=200",
                "/audit-trail/export",
                "/audit-trail/export?format=csv",
                "/events",
                "/talks/keynote/questions/changes?limit=200&from=",
                "/moderation-log"
            })
    void isAllThatTheStaffReads(String path) {
        read("/audit-trail");
        read("/moderation-log");

        String text =
                lectern.service()
                        .get(story.path() + path + (path.endsWith("=") ? before : ""))
                        .text();

        for (long position = before + 1; position < after; position++) {
            assertThat(text)
                    .doesNotContain(EventLog.recordedAt(position).toString())
                    .doesNotContain(EventLog.beginningOfId(position))
                    .doesNotContain("request-of-", "command-of-");
        }
        assertThat(text)
                .as("what the staff did is told as it is on record")
                .contains(EventLog.recordedAt(after).toString())
                .contains(EventLog.beginningOfId(after));
    }

    @Test
    void anEventIsTheSameWhereverItIsShown() {
        Map<String, Instant> trail =
                read("/audit-trail?limit=200")
                        .get("items")
                        .valueStream()
                        .collect(
                                Collectors.toMap(
                                        e -> e.get("id").asString(),
                                        e -> Instant.parse(e.get("at").asString())));
        List<JsonNode> moderation = read("/moderation-log").get("items").valueStream().toList();

        assertThat(trail).hasSize((int) (after - before) + 5);
        assertThat(moderation)
                .hasSize(4)
                .allSatisfy(e ->
                        assertThat(trail)
                                .containsEntry(
                                        e.get("id").asString(),
                                        Instant.parse(e.get("at").asString())));
        assertThat(lectern.service().get(story.path() + "/events").text()).contains(trail.keySet());
    }
}
