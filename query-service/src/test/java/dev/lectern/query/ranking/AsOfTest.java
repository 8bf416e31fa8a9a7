package dev.lectern.query.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.conference.Role;
import dev.lectern.api.judging.Place;
import dev.lectern.api.wire.Metadata;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

class AsOfTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();
    private final String path = story.competitionPath() + "/ranking?model=median";

    /** Everything that changes a ranking, event by event. */
    private List<Fact> judging() {
        return List.of(
                story.registered("atlas"),
                story.registered("beacon"),
                story.submitted("ada", "atlas", "impact=8", "craft=6.5"),
                story.submitted("ada", "beacon", "impact=7", "craft=8"),
                story.submitted("bob", "atlas", "impact=1", "craft=1"),
                story.revised("bob", "atlas", "impact=2", "craft=2"),
                story.conflict("bob", "atlas"),
                story.submitted("cyd", "beacon", "impact=9", "craft=9"),
                story.withdrawn("cyd", "beacon"),
                story.locked(),
                story.resolved("median@1", "beacon", "atlas"),
                story.reopened(),
                story.locked(),
                story.declared("median@1", "atlas", "beacon"),
                story.published(
                        "median@1",
                        new Place(1, new DemoId("atlas"), "37/5", new BigDecimal("7.4")),
                        new Place(1, new DemoId("beacon"), "37/5", new BigDecimal("7.4"))));
    }

    @Test
    void isWhatWasSeenThen() {
        long position = lectern.log().append(story.created(), story.opened(null));
        var seen = new LinkedHashMap<Long, JsonNode>();
        seen.put(position, lectern.service().read(position, path));
        for (Fact fact : judging()) {
            position = lectern.log().append(fact);
            seen.put(position, lectern.service().read(position, path));
        }
        lectern.service().read(position, story.path() + "/audit-trail?limit=1");

        seen.forEach((then, live) -> {
            for (Object moment : List.of(then, EventLog.recordedAt(then))) {
                JsonNode past = lectern.service().read(0, path + "&asOf=" + moment);
                assertThat(past.get("asOf").asLong()).isEqualTo(then);
                assertThat(((ObjectNode) past).without("asOf")).isEqualTo(live);
            }
        });
        assertThat(new HashSet<>(seen.values())).as("what was seen").hasSizeGreaterThan(8);
    }

    @Test
    void doesNotKnowWhatWasNotYetThere() {
        long created = lectern.log().append(story.created());
        long opened = lectern.log().append(story.opened(null));
        lectern.service().read(opened, story.path() + "/audit-trail?limit=1");

        for (Object moment : List.of(created, created - 1, 0, "2001-01-01T00:00:00Z")) {
            JsonNode refused = lectern.service().get(path + "&asOf=" + moment).body();
            assertThat(refused.get("code").asString()).isEqualTo("unknown-competition");
            assertThat(refused.get("field").asString()).isEqualTo("competition");
            assertThat(refused.get("detail").asString())
                    .startsWith("There was no competition ")
                    .endsWith(" yet at that moment");
        }
    }

    @Test
    void changesFromNothingWhereTheFirstMomentIsBeforeTheBeginning() {
        long created = lectern.log().append(story.created());
        long last =
                lectern.log()
                        .append(
                                story.registered("atlas"),
                                story.opened(null),
                                story.submitted("ada", "atlas", "impact=8", "craft=8"));
        String changes = story.competitionPath() + "/ranking/changes?model=mean&from=";

        for (Object moment : List.of(created, created - 1, 0, "2001-01-01T00:00:00Z")) {
            assertThat(lectern.service().read(last, changes + moment).get("moved").toString())
                    .isEqualTo("[{\"demo\":\"atlas\",\"after\":{\"rank\":1,\"exact\":\"8\"}}]");
        }
        JsonNode refused = lectern.service().get(changes + "0&to=" + created).body();
        assertThat(refused.get("code").asString()).isEqualTo("unknown-competition");
    }

    @Test
    void isForThoseWhoSeeResultsAtAnyTime() {
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                story.granted("au", Role.AUDITOR),
                                story.granted("mo", Role.MODERATOR),
                                story.opened(null),
                                story.submitted("ada", "atlas", "impact=1", "craft=1"),
                                story.locked(),
                                story.published(
                                        "median@1",
                                        new Place(1, new DemoId("atlas"), "1", BigDecimal.ONE)));
        lectern.service().read(position, story.path() + "/audit-trail?limit=1");
        var keys = lectern.keys();
        String then = path + "&asOf=" + position;

        assertThat(lectern.service().getAs(keys.keyOf("au"), then).status()).isEqualTo(200);
        for (String other : List.of(keys.keyOf("mo"), Keys.token(story.conference(), "p1"))) {
            assertThat(lectern.service().getAs(other, path).status()).isEqualTo(200);
            assertThat(lectern.service().getAs(other, then).status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "2026-11-25", "9999999999999999999999"})
    void refusesWhatIsNoMoment(String moment) {
        lectern.service().read(lectern.log().append(story.created()), story.path());

        Answer refused = lectern.service().get(path + "&asOf=" + moment);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("field").asString()).isEqualTo("asOf");
    }

    @Test
    void tellsWhatChangedBetweenTwoMomentsAndWhoDidIt() {
        lectern.log()
                .append(
                        story.created(),
                        story.registered("atlas"),
                        story.registered("beacon"),
                        story.registered("comet"),
                        story.opened(null),
                        story.submitted("ada", "atlas", "impact=8", "craft=8"),
                        story.submitted("ada", "beacon", "impact=7", "craft=7"),
                        story.submitted("ada", "comet", "impact=1", "craft=1"));
        long locked = lectern.log().append(story.locked());
        lectern.log().append(story.reopened());
        lectern.log()
                .append(
                        new Metadata("member:civic/eve", "trace", "command"),
                        story.revised("ada", "beacon", "impact=9", "craft=9"),
                        story.withdrawn("ada", "comet"));
        long last = lectern.log().append(story.locked());
        String changes = story.competitionPath() + "/ranking/changes?model=mean&from=" + locked;

        JsonNode answer = lectern.service().read(last, changes);

        assertThat(answer.get("from").asLong()).isEqualTo(locked);
        assertThat(answer.get("to").asLong()).isEqualTo(last);
        assertThat(answer.get("moved").toString())
                .isEqualTo(
                        "[{\"demo\":\"beacon\",\"before\":{\"rank\":2,\"exact\":\"7\"},\"after\":{\"rank\":1,\"exact\":\"9\"}},"
                                + "{\"demo\":\"atlas\",\"before\":{\"rank\":1,\"exact\":\"8\"},\"after\":{\"rank\":2,\"exact\":\"8\"}},"
                                + "{\"demo\":\"comet\",\"before\":{\"rank\":3,\"exact\":\"1\"}}]");
        assertThat(
                        answer.get("entries")
                                .valueStream()
                                .map(e ->
                                        e.get("actor").asString()
                                                + ' '
                                                + e.get("type").asString().substring(16)))
                .containsExactly(
                        "member:organiser CompetitionReopened",
                        "member:civic/eve ScorecardRevised",
                        "member:civic/eve ScorecardWithdrawn",
                        "member:organiser CompetitionLocked");
        JsonNode page = lectern.service().read(last, changes + "&limit=3");
        assertThat(page.get("entries").size()).isEqualTo(3);
        JsonNode rest =
                lectern.service()
                        .read(last, changes + "&limit=3&cursor=" + page.get("next").asString());
        assertThat(rest.get("entries").size()).isEqualTo(1);
        assertThat(rest.has("next")).isFalse();
        assertThat(lectern.service().read(last, changes + "&to=" + locked).get("moved").isEmpty())
                .isTrue();
        assertThat(lectern.service().get(changes + "&to=" + (locked - 1)).body().get("field"))
                .as("before the first moment")
                .hasToString("\"to\"");
    }
}
