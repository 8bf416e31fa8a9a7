package dev.lectern.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.admission.Admission;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client has already is not sent again, and what people edit tells its version. */
class EntityTagsTest {

    private final Installation lectern = Installation.shared();
    private final RunningQuery service = lectern.service();
    private final Story story = lectern.newStory();

    private static String tag(Answer answer) {
        return answer.response().headers().firstValue("ETag").orElse("");
    }

    private void await(long position) {
        service.read(position, story.path());
        service.read(position, story.competitionPath());
        service.read(position, story.competitionPath() + "/judges");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/demos",
                "/demos/atlas",
                "/competitions/main",
                "/competitions/main/judges",
                "/competitions/main/scorecards",
                "/competitions/main/ranking?model=mean",
                "/moderation-queue",
                "/moderation-log"
            })
    void sayThatNothingHasChanged(String path) {
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                story.registered("atlas"),
                                story.opened(null),
                                story.room().scheduled("Keynote"),
                                story.room().asked("q1", "p1", null, QuestionStatus.PENDING),
                                story.room().labelled("q1", "budget"));
        await(position);
        String minimum = Long.toString(position);
        Answer first = service.get(story.path() + path, "Lectern-Min-Position", minimum);

        Answer again = service.get(story.path() + path, "If-None-Match", "\"x\", " + tag(first));
        Answer other = service.get(story.path() + path, "If-None-Match", "\"x\"");

        assertThat(tag(first)).matches("\"[0-9A-Za-z_-]+\"");
        assertThat(first.response().headers().firstValue("Cache-Control"))
                .hasValue("private, no-cache");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(tag(again)).isEqualTo(tag(first));
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.text()).isEqualTo(first.text());
        assertThat(tag(service.send("HEAD", story.path() + path))).isEqualTo(tag(first));
    }

    @Test
    void beginWithTheVersionOfWhatPeopleEdit() {
        long created = lectern.log().append(story.created());
        long registered = lectern.log().append(story.registered("atlas"));
        lectern.log().append(story.opened(null));
        long changed = lectern.log().append(story.locked());
        await(lectern.log().append(story.registered("beacon")));

        assertThat(tag(service.get(story.path()))).startsWith("\"" + created + "-");
        assertThat(tag(service.get(story.path() + "/demos/atlas")))
                .startsWith("\"" + registered + "-");
        assertThat(tag(service.get(story.competitionPath()))).startsWith("\"" + changed + "-");
    }

    @Test
    void beginWithTheVersionOfAConferencesTitle() {
        lectern.log().append(story.created(), story.opened(null));
        long renamed = lectern.log().append(story.renamed("Civic Night"));
        await(lectern.log().append(story.opened("K7QTM4", Admission.OPEN)));

        assertThat(tag(service.get(story.path()))).startsWith("\"" + renamed + "-");
    }

    @Test
    void changeWithWhatIsAnswered() {
        await(lectern.log().append(story.created(), story.opened(null)));
        Answer before = service.get(story.path() + "/demos");
        long position = lectern.log().append(story.registered("atlas"));

        Answer after =
                service.get(
                        story.path() + "/demos",
                        "Lectern-Min-Position",
                        Long.toString(position),
                        "If-None-Match",
                        tag(before));

        assertThat(after.status()).isEqualTo(200);
        assertThat(tag(after)).isNotEqualTo(tag(before));
    }

    @Test
    void areNoneOfProblems() {
        Answer answer = service.get("/api/conferences/nowhere", "If-None-Match", "*");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(tag(answer)).isEmpty();
        assertThat(answer.response().headers().firstValue("Cache-Control")).hasValue("no-store");
    }
}
