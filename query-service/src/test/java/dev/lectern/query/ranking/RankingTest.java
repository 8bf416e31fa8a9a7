package dev.lectern.query.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.CriterionId;
import dev.lectern.api.Fact;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.conference.Role;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.api.judging.TieBreak.Statistic;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Expected values are computed by hand: impact counts 60 per cent, craft 40. */
class RankingTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();

    @BeforeEach
    void open() {
        lectern.log()
                .append(
                        story.created(),
                        story.registered("atlas"),
                        story.registered("beacon"),
                        story.registered("cartwheel"),
                        story.opened(null));
    }

    private long tell(Fact... facts) {
        return lectern.log().append(facts);
    }

    private JsonNode ranking(long position, String query) {
        return lectern.service().read(position, story.competitionPath() + "/ranking?" + query);
    }

    private static List<String> ranks(JsonNode ranking) {
        return ranking.get("standings")
                .valueStream()
                .map(s ->
                        "%d %s %s"
                                .formatted(
                                        s.get("rank").asInt(),
                                        s.get("demo").asString(),
                                        s.get("exact").asString()))
                .toList();
    }

    @Test
    void laysOpenHowARankCameAbout() {
        long position =
                tell(
                        story.submitted("ada", "atlas", "impact=4.5", "craft=3"),
                        story.submitted("bob", "atlas", "impact=5", "craft=3.5"));

        Answer answer =
                lectern.service()
                        .get(
                                story.competitionPath() + "/ranking?model=mean",
                                "Lectern-Min-Position",
                                Long.toString(position));

        // (4.5 × 0.6 + 3 × 0.4 + 5 × 0.6 + 3.5 × 0.4) / 2 = (3.9 + 4.4) / 2 = 4.15
        assertThat(answer.text())
                .isEqualTo(
                        "{\"competition\":\"main\",\"model\":{\"name\":\"mean\",\"version\":1,"
                                + "\"description\":\"The mean of the weighted totals of a demo's scorecards\"},"
                                + "\"tieBreak\":null,\"settled\":true,\"openJoining\":false,\"standings\":["
                                + "{\"rank\":1,\"demo\":\"atlas\",\"title\":\"Demo atlas\",\"value\":4.1500000000,"
                                + "\"exact\":\"83/20\",\"scorecards\":2,\"tied\":false,\"totals\":["
                                + "{\"judge\":\"ada\",\"value\":3.9000000000,\"exact\":\"39/10\",\"parts\":["
                                + "{\"criterion\":\"impact\",\"score\":4.5,\"weight\":60,\"value\":2.7000000000},"
                                + "{\"criterion\":\"craft\",\"score\":3,\"weight\":40,\"value\":1.2000000000}]},"
                                + "{\"judge\":\"bob\",\"value\":4.4000000000,\"exact\":\"22/5\",\"parts\":["
                                + "{\"criterion\":\"impact\",\"score\":5,\"weight\":60,\"value\":3.0000000000},"
                                + "{\"criterion\":\"craft\",\"score\":3.5,\"weight\":40,\"value\":1.4000000000}]}]}],"
                                + "\"ties\":[],\"unranked\":[\"beacon\",\"cartwheel\"]}");
    }

    @Test
    void ranksTheSameFactsByEachModel() {
        long position =
                tell(
                        story.submitted("ada", "atlas", "impact=10", "craft=10"),
                        story.submitted("bob", "atlas", "impact=1", "craft=1"),
                        story.submitted("cyd", "atlas", "impact=1", "craft=1"),
                        story.submitted("ada", "beacon", "impact=3", "craft=3"));

        assertThat(ranks(ranking(position, "model=mean")))
                .containsExactly("1 atlas 4", "2 beacon 3");
        assertThat(ranks(ranking(position, "model=median@1")))
                .containsExactly("1 beacon 3", "2 atlas 1");
    }

    @Test
    void ranksByTrimmedMeanAndZScore() {
        for (String judge : List.of("ada", "bob", "cyd")) {
            tell(story.submitted(judge, "atlas", "impact=2", "craft=2"));
        }
        long position =
                tell(
                        story.submitted("dee", "atlas", "impact=10", "craft=10"),
                        story.submitted("dee", "beacon", "impact=4", "craft=4"));
        String path = story.competitionPath() + "/ranking?model=";

        // dee: 10 and 4, mean 7, deviation 3; the others gave one total each, which says nothing.
        assertThat(ranks(ranking(position, "model=z-score")))
                .containsExactly("1 atlas 1/4", "2 beacon -1");
        Answer refused = lectern.service().get(path + "trimmed-mean:1");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("code").asString()).isEqualTo("too-few-scorecards");
        assertThat(refused.body().get("demo").asString()).isEqualTo("beacon");
        assertThat(refused.body().get("required").asInt()).isEqualTo(3);

        position = tell(story.withdrawn("dee", "beacon"));
        assertThat(ranks(ranking(position, "model=trimmed-mean:1@1"))).containsExactly("1 atlas 2");
        assertThat(lectern.service().get(path + "trimmed-mean").body().get("code").asString())
                .isEqualTo("unknown-scoring-model");
    }

    @Test
    void showsAnAverageThatNoDecimalCanHold() {
        lectern.log().append(story.ruled("Sevenths", story.criterion("impact", "100")));
        long position =
                tell(
                        story.submitted("a", "atlas", "impact=3.5"),
                        story.submitted("b", "atlas", "impact=4"),
                        story.submitted("c", "atlas", "impact=4"),
                        story.submitted("d", "atlas", "impact=4.45"),
                        story.submitted("e", "atlas", "impact=4"),
                        story.submitted("f", "atlas", "impact=4"),
                        story.submitted("g", "atlas", "impact=4"));

        // 27.95 / 7 = 559/140 = 3.99285714285…
        Answer answer =
                lectern.service()
                        .get(
                                story.competitionPath() + "/ranking?model=mean",
                                "Lectern-Min-Position",
                                Long.toString(position));
        assertThat(answer.text()).contains("\"value\":3.9928571429,\"exact\":\"559/140\"");
    }

    @Test
    void reportsATieAsATieUntilATieBreakOrTheOrganisersOrderIt() {
        long position =
                tell(
                        story.submitted("ada", "atlas", "impact=2", "craft=7"),
                        story.submitted("ada", "beacon", "impact=4", "craft=4"),
                        story.submitted("ada", "cartwheel", "impact=1", "craft=1"));

        JsonNode tie = ranking(position, "model=median");
        assertThat(ranks(tie)).containsExactly("1 atlas 4", "1 beacon 4", "3 cartwheel 1");
        assertThat(tie.get("settled").asBoolean()).isFalse();
        assertThat(tie.at("/standings/0/tied").asBoolean()).isTrue();
        assertThat(tie.at("/standings/2/tied").asBoolean()).isFalse();
        assertThat(tie.get("ties").toString())
                .isEqualTo(
                        "[{\"rank\":1,\"demos\":[\"atlas\",\"beacon\"],\"value\":4.0000000000,\"exact\":\"4\",\"declared\":false}]");

        JsonNode broken = ranking(position, "model=median&tieBreak=mean:impact");
        assertThat(ranks(broken)).containsExactly("1 beacon 4", "2 atlas 4", "3 cartwheel 1");
        assertThat(broken.at("/standings/0/tieBreakValue").toString()).isEqualTo("4.0000000000");
        assertThat(broken.at("/standings/2").has("tieBreakValue")).isFalse();
        assertThat(broken.get("tieBreak").toString())
                .isEqualTo("{\"statistic\":\"mean\",\"criterion\":\"impact\"}");

        position = tell(story.locked(), story.declared("median@1", "atlas", "beacon"));
        JsonNode declared = ranking(position, "model=median");
        assertThat(declared.get("settled").asBoolean()).isTrue();
        assertThat(declared.at("/ties/0/declared").asBoolean()).isTrue();
        assertThat(ranking(position, "model=mean").get("settled").asBoolean()).isFalse();

        position =
                tell(
                        story.reopened(),
                        story.locked(),
                        story.resolved("median@1", "beacon", "atlas"));
        JsonNode resolved = ranking(position, "model=median");
        assertThat(ranks(resolved)).containsExactly("1 beacon 4", "2 atlas 4", "3 cartwheel 1");
        assertThat(resolved.at("/standings/0/resolvedWith").toString())
                .isEqualTo("[\"atlas\",\"beacon\"]");
        assertThat(resolved.get("ties")).isEmpty();

        position = tell(story.reopened());
        assertThat(ranking(position, "model=median").get("settled").asBoolean()).isFalse();
    }

    @Test
    void appliesTheTieBreakThatTheCompetitionDefinesUnlessAskedNotTo() {
        Story other = lectern.newStory();
        long position =
                tell(
                        other.created(),
                        other.registered("atlas"),
                        other.registered("beacon"),
                        other.opened(new TieBreak(Statistic.MEDIAN, new CriterionId("craft"))),
                        other.submitted("ada", "atlas", "impact=4", "craft=4"),
                        other.submitted("ada", "beacon", "impact=2", "craft=7"));
        String path = other.competitionPath() + "/ranking?model=median";

        assertThat(ranks(lectern.service().read(position, path)))
                .containsExactly("1 beacon 4", "2 atlas 4");
        assertThat(ranks(lectern.service().read(position, path + "&tieBreak=none")))
                .containsExactly("1 atlas 4", "1 beacon 4");
    }

    @Test
    void leavesOutWhatDoesNotCount() {
        long position =
                tell(
                        story.submitted("ada", "atlas", "impact=10", "craft=10"),
                        story.submitted("bob", "atlas", "impact=2", "craft=2"),
                        story.submitted("ada", "beacon", "impact=5", "craft=5"),
                        story.conflict("ada", "atlas"),
                        story.withdrawn("ada", "beacon"));

        JsonNode ranking = ranking(position, "model=mean");

        assertThat(ranks(ranking)).containsExactly("1 atlas 2");
        assertThat(ranking.get("unranked").toString()).isEqualTo("[\"beacon\",\"cartwheel\"]");
    }

    @Test
    void countsTheRevisedScores() {
        long position =
                tell(
                        story.submitted("ada", "atlas", "impact=1", "craft=1"),
                        story.revised("ada", "atlas", "impact=2", "craft=2"));

        assertThat(ranks(ranking(position, "model=mean"))).containsExactly("1 atlas 2");
    }

    @Test
    void isHiddenUntilItIsPublishedAndThenShownAsPublished() {
        tell(
                story.granted("mo", Role.MODERATOR),
                story.granted("au", Role.AUDITOR),
                story.joined("p1", null),
                story.submitted("ada", "atlas", "impact=1", "craft=1"));
        String moderator = lectern.keys().keyOf("mo");
        String auditor = lectern.keys().keyOf("au");
        String participant = Keys.token(story.conference(), "p1");
        long position = tell(story.locked());
        assertThat(code(moderator, "model=median", position)).isEqualTo("results-hidden");
        assertThat(code(participant, "model=median", position)).isEqualTo("results-hidden");
        assertThat(code(auditor, "model=mean", position)).isEqualTo("200");

        position = tell(story.published("median@1"));
        assertThat(code(participant, "model=median", position)).isEqualTo("200");
        assertThat(code(moderator, "model=median@1", position)).isEqualTo("200");
        assertThat(code(participant, "model=mean", position)).isEqualTo("results-hidden");
        assertThat(code(participant, "model=median&tieBreak=mean:impact", position))
                .isEqualTo("results-hidden");
        assertThat(code(auditor, "model=mean", position)).isEqualTo("200");

        position = tell(story.reopened());
        assertThat(code(participant, "model=median", position)).isEqualTo("results-hidden");
    }

    private String code(String bearer, String query, long position) {
        Answer answer =
                lectern.service()
                        .getAs(
                                bearer,
                                story.competitionPath() + "/ranking?" + query,
                                "Lectern-Min-Position",
                                Long.toString(position));
        return answer.body().path("code").asString(Integer.toString(answer.status()));
    }

    @Test
    void statesThatAnybodyCouldJoin() {
        long position = tell(story.opened("K7QTM4", Admission.OPEN));

        assertThat(ranking(position, "model=mean").get("openJoining").asBoolean()).isTrue();
    }

    @Test
    void listsTheModels() {
        assertThat(
                        lectern.service()
                                .get("/api/scoring-models")
                                .body()
                                .get("items")
                                .valueStream()
                                .map(m ->
                                        m.get("name").asString() + '@' + m.get("version").asInt()))
                .containsExactly("mean@1", "median@1", "trimmed-mean:1@1", "z-score@1");
    }
}
