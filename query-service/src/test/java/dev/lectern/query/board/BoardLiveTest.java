package dev.lectern.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.query.support.EventStream;
import dev.lectern.query.support.EventStream.Received;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;

class BoardLiveTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();
    private final Room room = story.room();
    private final String talk = story.path() + "/talks/keynote";
    private long position;

    @BeforeEach
    void begin() {
        tell(
                story.created(),
                room.scheduled("Keynote"),
                room.questionsOpened(),
                room.asked("q1", "p1", "Grace", QuestionStatus.PUBLISHED));
        read();
    }

    private void tell(Fact... facts) {
        position = lectern.log().append(facts);
    }

    private JsonNode read() {
        return lectern.service().read(position, talk + "/questions");
    }

    private EventStream watch(@Nullable String lastEventId) {
        return EventStream.open(
                lectern.service().address() + talk + "/live",
                Keys.token(story.conference(), "p9"),
                lastEventId);
    }

    private static JsonNode last(EventStream stream) {
        return stream.received().getLast().data();
    }

    private void awaitReadIn(EventStream stream) {
        JsonNode expected = read();
        await().atMost(PATIENCE).until(() -> last(stream).equals(expected));
    }

    @Test
    void isOfATalkThatThereIs() {
        Answer answer = lectern.service().get(story.path() + "/talks/nothing/live");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().get("code").asString()).isEqualTo("unknown-talk");
    }

    @Test
    void showsWhatAReadShowsAfterEachChange() {
        tell(room.asked("q3", "p3", null, QuestionStatus.PENDING));
        read();
        try (EventStream stream = watch(null)) {
            Received first = stream.await(1);
            assertThat(first.event()).isEqualTo("snapshot");
            assertThat(first.data()).isEqualTo(read());

            List<Fact> changes =
                    List.of(
                            room.upvoted("q1", "p2"),
                            room.approved("q3"),
                            room.asked("q2", "p2", null, QuestionStatus.PUBLISHED),
                            room.labelled("q2", "money"),
                            room.highlighted("q2"),
                            room.merged("q2", "q1"),
                            room.unmerged("q2", "q1"),
                            room.upvoteRetracted("q1", "p2"),
                            room.answered("q1", "Yes"),
                            room.hidden("q2", "Rude"),
                            room.restored("q2", QuestionStatus.PUBLISHED),
                            room.questionsClosed());
            for (Fact change : changes) {
                int before = stream.received().size();
                tell(change);
                assertThat(stream.await(before + 1).event()).isEqualTo("change");
                awaitReadIn(stream);
            }
        }
    }

    @Test
    void neverTellsWhatIsHidden() {
        try (EventStream stream = watch(null)) {
            stream.await(1);
            tell(
                    room.asked("secret", "p2", "Mallory", QuestionStatus.PENDING),
                    room.upvoted("secret", "p3"),
                    room.hidden("secret", "Rude"),
                    room.upvoted("q1", "p3"));

            Received next = stream.await(2);
            awaitReadIn(stream);

            assertThat(next.data().at("/items/0/upvotes").asInt()).isEqualTo(1);
            assertThat(stream.received().toString())
                    .contains("Grace")
                    .doesNotContain("secret", "Mallory", "Rude");
            tell(room.restored("secret", QuestionStatus.PUBLISHED));
            await().atMost(PATIENCE).until(() -> last(stream).toString().contains("Mallory"));
            int shown = stream.received().size();
            tell(room.hidden("secret", "Rude"));
            assertThat(stream.await(shown + 1).data().toString()).doesNotContain("Mallory");
        }
    }

    @Test
    void sendsAtMostFourVersionsASecondAndTheLastOneAlways() {
        try (EventStream stream = watch(null)) {
            stream.await(1);
            for (int i = 1; i <= 100; i++) {
                tell(room.upvoted("q1", "voter-" + i));
            }
            awaitReadIn(stream);
            assertThat(last(stream).at("/items/0/upvotes").asInt()).isEqualTo(100);
            List<Received> received = stream.received();
            assertThat(received).hasSizeBetween(2, 100);
            for (int i = 4; i < received.size(); i++) {
                assertThat(received.get(i).at() - received.get(i - 4).at())
                        .as("four versions later")
                        .isGreaterThan(Duration.ofMillis(900).toNanos());
            }
        }
    }

    @Test
    void goesOnWhereAReaderHasBeen() {
        String id;
        try (EventStream first = watch(null)) {
            id = first.await(1).id();
        }
        try (EventStream again = watch(id)) {
            tell(room.upvoted("q1", "p2"));
            assertThat(again.await(1).data().at("/items/0/upvotes").asInt()).isEqualTo(1);
        }
    }

    @Test
    void forgetsATextThatIsErased() {
        try (EventStream stream = watch(null)) {
            assertThat(stream.await(1).data().at("/items/0/text").asString()).isEqualTo("Why q1?");
            lectern.keys().destroy(KeyId.of(story.conference(), new ParticipantId("p1")));
            assertThat(stream.await(2).data().at("/items/0/erased").asBoolean()).isTrue();
            assertThat(last(stream)).isEqualTo(read());
        }
    }
}
