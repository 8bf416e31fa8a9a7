package dev.lectern.query.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.talk.TalkKind;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

class TalksTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();
    private final Room room = story.room();
    private final String path = story.path() + "/talks";

    private static String tag(Answer answer) {
        return answer.response().headers().firstValue("ETag").orElse("");
    }

    @Test
    void areUnknownUntilTheyAreScheduled() {
        long position = lectern.log().append(story.created());
        assertThat(lectern.service().read(position, path).toString()).isEqualTo("{\"items\":[]}");

        Answer answer = lectern.service().get(path + "/keynote");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().get("code").asString()).isEqualTo("unknown-talk");
        assertThat(answer.body().get("field").asString()).isEqualTo("talk");
    }

    @ParameterizedTest
    @CsvSource({
        "kind=concert, invalid-parameter, kind",
        "kind=, invalid-parameter, kind",
        "limit=0, invalid-parameter, limit",
        "cursor=AAAA, invalid-cursor, cursor",
        "room=Hall, unknown-parameter, room"
    })
    void areNotAskedForAsTheyCannotBe(String query, String code, String field) {
        lectern.service().read(lectern.log().append(story.created()), path);

        Answer answer = lectern.service().get(path + '?' + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        assertThat(answer.body().path("field").asString()).isEqualTo(field);
    }

    @Test
    void showTheirSettings() {
        long position = lectern.log().append(story.created(), room.scheduled("Öffnung 🎤"));

        assertThat(lectern.service().read(position, path + "/keynote").toString())
                .isEqualTo(
                        "{\"id\":\"keynote\",\"kind\":\"keynote\",\"title\":\"Öffnung 🎤\","
                                + "\"start\":\"2026-11-25T09:00:00Z\",\"end\":\"2026-11-25T09:45:00Z\","
                                + "\"room\":\"Main hall\",\"speakers\":[{\"name\":\"Ada\",\"member\":\"ada\"}],"
                                + "\"moderation\":\"before\",\"questionsOpen\":false}");
        position = lectern.log().append(room.questionsOpened());
        assertThat(open(position)).isTrue();
        assertThat(open(lectern.log().append(room.questionsClosed()))).isFalse();
    }

    private boolean open(long position) {
        return lectern.service().read(position, path + "/keynote").get("questionsOpen").asBoolean();
    }

    /** The very version that a write with If-Match is compared with. */
    @Test
    void haveTheVersionOfWhatTheProgrammeSays() {
        long scheduled = lectern.log().append(story.created(), room.scheduled("Opening"));
        long opened = lectern.log().append(room.questionsOpened());
        lectern.service().read(opened, path);
        assertThat(tag(lectern.service().get(path + "/keynote")))
                .startsWith("\"" + scheduled + "-");

        long changed = lectern.log().append(room.changed("Keynote"));
        lectern.service().read(changed, path);
        assertThat(tag(lectern.service().get(path + "/keynote"))).startsWith("\"" + changed + "-");
        assertThat(open(changed)).as("a change leaves them open").isTrue();

        long cancelled = lectern.log().append(room.cancelled());
        JsonNode talk = lectern.service().read(cancelled, path + "/keynote");
        Answer answer = lectern.service().get(path + "/keynote");
        assertThat(tag(answer)).startsWith("\"" + cancelled + "-");
        assertThat(talk.at("/cancelled/reason").asString()).isEqualTo("The speaker is ill");
        assertThat(talk.get("questionsOpen").asBoolean()).isFalse();
        assertThat(lectern.service().get(path + "/keynote", "If-None-Match", tag(answer)).status())
                .isEqualTo(304);
    }

    @Test
    void areListedByTheTimeThatTheyStartAt() {
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                room.scheduled("late", TalkKind.TALK, 60),
                                room.scheduled("early", TalkKind.KEYNOTE, 0),
                                room.scheduled("b", TalkKind.TALK, 30),
                                room.scheduled("a", TalkKind.WORKSHOP, 30));

        assertThat(ids(position, "")).containsExactly("early", "a", "b", "late");
        assertThat(ids(position, "kind=talk&")).containsExactly("b", "late");
        assertThat(ids(position, "kind=panel&")).isEmpty();
        assertThat(ids(position, "limit=1&")).containsExactly("early", "a", "b", "late");
        assertThat(ids(position, "limit=3&")).containsExactly("early", "a", "b", "late");
    }

    private List<String> ids(long position, String query) {
        var ids = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = lectern.service().read(position, path + '?' + query + cursor);
            page.get("items").forEach(t -> ids.add(t.get("id").asString()));
            String next = page.path("next").asString(null);
            cursor = next == null ? null : "cursor=" + next;
        }
        return ids;
    }
}
