package dev.lectern.query.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.admission.Admission;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.Voting;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

class PollsTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();
    private final Room room = story.room();
    private final String path = story.path() + "/polls/mood";
    private final String token = Keys.token(story.conference(), "p1");

    private JsonNode poll(long position) {
        return lectern.service().read(position, path);
    }

    private Answer asParticipant(String of, long position) {
        return lectern.service().getAs(token, of, "Lectern-Min-Position", Long.toString(position));
    }

    @Test
    void showsDraftsOnlyToThoseWhoRunPolls() {
        long position =
                lectern.log().append(story.created(), room.drafted(room.singleChoice("a", "b")));

        assertThat(poll(position).toString())
                .isEqualTo(
                        "{\"id\":\"mood\",\"talk\":\"keynote\",\"title\":\"How do you feel?\","
                                + "\"status\":\"draft\",\"resultsHiddenUntilRevealed\":true,"
                                + "\"openJoining\":false,"
                                + "\"voting\":{\"kind\":\"single-choice\",\"options\":["
                                + "{\"id\":\"a\",\"title\":\"Option a\"},"
                                + "{\"id\":\"b\",\"title\":\"Option b\"}]},\"rounds\":[]}");
        Answer hidden = asParticipant(path, position);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.body().get("code").asString()).isEqualTo("unknown-poll");
        assertThat(asParticipant(story.path() + "/polls", position).text())
                .isEqualTo("{\"items\":[]}");
        assertThat(lectern.service().read(position, story.path() + "/polls").get("items"))
                .hasSize(1);
    }

    /** The very version that a write with If-Match is compared with: ballots leave it alone. */
    @Test
    void haveTheVersionOfWhatIsAsked() {
        var log = lectern.log();
        long drafted = log.append(story.created(), room.drafted(room.singleChoice("a", "b")));
        assertThat(tag(drafted)).startsWith("\"" + drafted + "-");

        long opened = log.append(room.opened(1, null));
        long cast = log.append(room.cast(1, "p1", Room.ballot("a")));
        assertThat(tag(cast)).startsWith("\"" + opened + "-");
    }

    private String tag(long position) {
        return lectern.service()
                .get(path, "Lectern-Min-Position", Long.toString(position))
                .response()
                .headers()
                .firstValue("ETag")
                .orElse("");
    }

    /** Once is enough: whoever joined then may vote for ever. */
    @Test
    void statesThatAnybodyCouldJoin() {
        var log = lectern.log();
        log.append(story.created(), room.drafted(room.singleChoice("a", "b")));
        log.append(room.opened(1, null));

        long invited = log.append(story.opened("JQRT34", Admission.INVITATION));
        assertThat(asParticipant(path, invited).body().get("openJoining").asBoolean()).isFalse();

        long open = log.append(story.opened("JQRT34", Admission.OPEN));
        assertThat(asParticipant(path, open).body().get("openJoining").asBoolean()).isTrue();

        long again =
                log.append(story.closed("JQRT34"), story.opened("JQRT34", Admission.INVITATION));
        assertThat(asParticipant(path, again).body().get("openJoining").asBoolean()).isTrue();
    }

    @Test
    void hidesResultsUntilTheyAreRevealed() {
        var log = lectern.log();
        long closed =
                log.append(
                        story.created(),
                        room.drafted(room.singleChoice("a", "b")),
                        room.opened(1, null),
                        room.cast(1, "p1", Room.ballot("a")),
                        room.cast(1, "p2", Room.ballot("b")),
                        room.cast(1, "p3", Room.ballot("b")),
                        room.closed(1));

        for (String of : new String[] {path, story.path() + "/polls"}) {
            assertThat(asParticipant(of, closed).text())
                    .contains("\"ballots\":3")
                    .doesNotContain("results\":")
                    .doesNotContain("votes");
        }
        assertThat(poll(closed).at("/rounds/0/results/options/1/votes").asInt()).isEqualTo(2);

        long revealed = log.append(room.revealed(1));
        assertThat(asParticipant(path, revealed).body().at("/rounds/0/results").toString())
                .isEqualTo(
                        "{\"options\":[{\"id\":\"a\",\"votes\":1,\"share\":{\"exact\":\"1/3\",\"value\":0.3333333333}},"
                                + "{\"id\":\"b\",\"votes\":2,\"share\":{\"exact\":\"2/3\",\"value\":0.6666666667}}]}");
    }

    @Test
    void countsWhatIsChangedAndRetractedOnceAtMost() {
        var log = lectern.log();
        long position =
                log.append(
                        story.created(),
                        room.drafted(room.singleChoice("a", "b")),
                        room.opened(1, null),
                        room.cast(1, "p1", Room.ballot("a")),
                        room.cast(1, "p2", Room.ballot("a")),
                        room.changed(1, "p1", Room.ballot("b"), Room.ballot("a")));
        assertThat(votes(position, 0)).containsExactly(2, 1, 1);

        position = log.append(room.retracted(1, "p2", Room.ballot("a")));
        assertThat(votes(position, 0)).containsExactly(1, 0, 1);

        position =
                log.append(
                        room.cast(1, "p2", Room.ballot("b")),
                        room.closed(1),
                        room.opened(2, null),
                        room.cast(2, "p2", Room.ballot("a")));
        assertThat(votes(position, 0)).containsExactly(2, 0, 2);
        assertThat(votes(position, 1)).containsExactly(1, 1, 0);
        assertThat(poll(position).at("/status").asString()).isEqualTo("open");
        assertThat(poll(position).at("/rounds/0/status").asString()).isEqualTo("closed");
    }

    private int[] votes(long position, int round) {
        JsonNode answer = poll(position).get("rounds").get(round);
        return new int[] {
            answer.get("ballots").asInt(),
            answer.at("/results/options/0/votes").asInt(),
            answer.at("/results/options/1/votes").asInt()
        };
    }

    @Test
    void isClosedFromItsClosingTimeOnWhateverTheEventsSay() {
        var past = Instant.parse("2026-11-01T00:00:00Z");
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                room.drafted(room.singleChoice("a", "b")),
                                room.opened(1, past));
        assertThat(poll(position).at("/status").asString()).isEqualTo("closed");
        assertThat(poll(position).at("/rounds/0/closedAt").asString())
                .isEqualTo("2026-11-01T00:00:00Z");

        position = lectern.log().append(room.closed(1));
        assertThat(poll(position).at("/rounds/0/closedAt").asString())
                .isEqualTo("2026-11-01T00:00:00Z");
        position = lectern.log().append(room.opened(2, Instant.parse("2100-01-01T00:00:00Z")));
        assertThat(poll(position).at("/status").asString()).isEqualTo("open");
        assertThat(poll(position).at("/rounds/1").has("closedAt")).isFalse();
    }

    @Test
    void computesEachKindOfResultExactly() {
        var log = lectern.log();
        long rated =
                log.append(
                        story.created(),
                        room.drafted(new Voting.Rating(-2, 5)),
                        room.opened(1, null),
                        room.cast(1, "p1", Ballot.of(5)),
                        room.cast(1, "p2", Ballot.of(-2)),
                        room.cast(1, "p3", Ballot.of(5)));
        assertThat(poll(rated).at("/rounds/0/results").toString())
                .isEqualTo(
                        "{\"mean\":{\"exact\":\"8/3\",\"value\":2.6666666667},"
                                + "\"ratings\":[{\"rating\":-2,\"ballots\":1},{\"rating\":5,\"ballots\":2}]}");

        long empty =
                log.append(
                        room.retracted(1, "p1", Ballot.of(5)),
                        room.retracted(1, "p2", Ballot.of(-2)),
                        room.retracted(1, "p3", Ballot.of(5)));
        assertThat(poll(empty).at("/rounds/0/results").toString()).isEqualTo("{\"ratings\":[]}");
    }

    @Test
    void listsTheBallotsOfWhoeverAsksAndNobodyElses() {
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                room.drafted(room.singleChoice("a", "b")),
                                room.opened(1, null),
                                room.cast(1, "p1", Room.ballot("a")),
                                room.cast(1, "p2", Room.ballot("b")),
                                room.closed(1),
                                room.opened(2, null),
                                room.cast(2, "p1", Room.ballot("b")),
                                room.retracted(2, "p1", Room.ballot("b")),
                                room.cast(2, "p3", Room.ballot("b")));
        String mine = story.path() + "/ballots/mine";

        assertThat(asParticipant(mine, position).text())
                .isEqualTo("{\"items\":[{\"poll\":\"mood\",\"round\":1,\"options\":[\"a\"]}]}");
        assertThat(lectern.service().get(mine).status()).isEqualTo(403);
    }
}
