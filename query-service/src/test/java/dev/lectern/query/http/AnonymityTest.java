package dev.lectern.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.wire.Metadata;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Servers;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads everything of a conference that its audience may read: nothing says of what somebody gave
 * without a name who it was, when exactly, or at which position.
 */
class AnonymityTest {

    private final String topic = Servers.newTopicName();
    private final Keys keys = new Keys();
    private final Story story = new Story("anonymity", keys);
    private final Room room = story.room();
    private final List<Long> anonymous = new ArrayList<>();
    private EventLog log;
    private RunningQuery service;

    @BeforeEach
    void start() {
        Servers.createTopic(topic, 1);
        log = new EventLog(topic, keys);
        service = RunningQuery.start(Servers.newDatabase(), keys, topic);
    }

    @AfterEach
    void stop() {
        service.close();
        log.close();
    }

    private void given(Fact fact) {
        var metadata =
                new Metadata("participant:" + story.conference() + "/p1", "trace", "command");
        anonymous.add(log.append(metadata, fact));
    }

    private void tell() {
        log.append(story.created());
        log.append( // so that no number of votes is a position
                IntStream.range(0, 100).mapToObj(i -> story.registered("demo-" + i)).toList());
        log.append(
                story.opened("K7QTM4", Admission.OPEN),
                story.joined("p1", null),
                story.joined("p2", null),
                room.scheduled("Keynote"),
                room.questionsOpened());
        given(room.asked("q1", "p1", null, QuestionStatus.PUBLISHED));
        given(room.asked("q2", "p1", null, QuestionStatus.PUBLISHED));
        given(room.asked("q3", "p1", null, QuestionStatus.PUBLISHED));
        given(room.upvoted("q1", "p1"));
        given(room.edited("q2", "p1", "Why not?", QuestionStatus.PUBLISHED));
        log.append(
                room.merged("q3", "q2"),
                room.drafted(room.singleChoice("good", "bad")),
                room.opened(1, null));
        given(room.cast(1, "p1", Room.ballot("good")));
        given(room.changed(1, "p1", Room.ballot("bad"), Room.ballot("good")));
        long position = log.append(room.closed(1), room.revealed(1));
        for (String path : List.of("/talks/keynote/questions", "/polls/mood", "/audit-trail")) {
            service.read(position, story.path() + path);
        }
    }

    /** What gives somebody away in an answer, or in the cursor of its next page. */
    private List<String> givenAway(Answer answer) {
        String cursor = answer.body().path("next").asString("");
        String text =
                answer.text()
                        + '\n'
                        + new String(Base64.getUrlDecoder().decode(cursor), UTF_8)
                        + '\n';
        var found = new ArrayList<String>();
        if (text.matches("(?s).*\\bp1\\b.*")) {
            found.add("who");
        }
        for (long position : anonymous) {
            if (text.contains(EventLog.recordedAt(position).toString())) {
                found.add("when");
            }
            if (text.matches("(?s).*[:,\\[\n]" + position + "[,}\\]\n].*")) {
                found.add("where");
            }
        }
        return found;
    }

    @Test
    void nothingTheAudienceReadsSaysWhoGaveSomethingWithoutAName() {
        tell();
        JsonNode paths = service.get("/api-docs").body().get("paths");
        var read = new ArrayList<String>();

        for (String path : paths.propertyNames()) {
            if (path.contains("{conference}") && !path.endsWith("/live")) {
                Answer answer =
                        service.getAs(
                                Keys.token(story.conference(), "p2"),
                                path.replace("{conference}", story.conference().value())
                                                .replace("{talk}", "keynote")
                                                .replace("{poll}", "mood")
                                                .replaceAll("\\{\\w+}", "none")
                                        + (path.endsWith("/questions") ? "?limit=1" : ""));
                if (answer.status() == 200) {
                    read.add(path.substring(path.indexOf('}') + 1));
                    assertThat(givenAway(answer)).as(path + answer.text()).isEmpty();
                }
            }
        }

        assertThat(read).contains("/talks/{talk}/questions", "/polls", "/polls/{poll}");
        Answer own =
                service.getAs(
                        Keys.token(story.conference(), "p1"), story.path() + "/audit-trail/mine");
        assertThat(givenAway(own)).as("what is looked for").contains("who", "when", "where");
    }
}
