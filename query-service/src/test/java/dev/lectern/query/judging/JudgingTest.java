package dev.lectern.query.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.conference.Role;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class JudgingTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();

    @BeforeEach
    void open() {
        lectern.log()
                .append(
                        story.created(),
                        story.registered("zebra"),
                        story.registered("atlas"),
                        story.registered("mango"),
                        story.opened(null),
                        story.named("zoe"),
                        story.named("ada"));
    }

    private String judges(long position) {
        return lectern.service().read(position, story.competitionPath() + "/judges").toString();
    }

    private JsonNode scorecards(long position) {
        return lectern.service().read(position, story.competitionPath() + "/scorecards");
    }

    @Test
    void showsWhatEachJudgeHasStillToDo() {
        long position =
                lectern.log()
                        .append(
                                story.assigned("ada", "mango", "zebra"),
                                story.submitted("zoe", "atlas", "impact=5", "craft=4"),
                                story.conflict("zoe", "mango"),
                                story.submitted("ada", "mango", "impact=1", "craft=1"),
                                story.withdrawn("ada", "mango"));

        assertThat(judges(position))
                .isEqualTo(
                        "{\"items\":["
                                + "{\"id\":\"zoe\",\"name\":\"Judge zoe\",\"assigned\":[\"zebra\",\"atlas\",\"mango\"],"
                                + "\"submitted\":[\"atlas\"],\"open\":[\"zebra\"],"
                                + "\"conflicts\":[{\"demo\":\"mango\",\"reason\":\"A friend's\"}]},"
                                + "{\"id\":\"ada\",\"name\":\"Judge ada\",\"assigned\":[\"zebra\",\"mango\"],"
                                + "\"submitted\":[],\"open\":[\"zebra\",\"mango\"],\"conflicts\":[]}]}");
    }

    @Test
    void assignsAllDemosAgainWithThoseRegisteredLater() {
        long position =
                lectern.log()
                        .append(
                                story.assigned("ada", "mango"),
                                story.assignedAll("ada"),
                                story.registered("late"));

        assertThat(judges(position))
                .contains(
                        "{\"id\":\"ada\",\"name\":\"Judge ada\",\"assigned\":[\"zebra\",\"atlas\",\"mango\",\"late\"]");
    }

    @Test
    void keepsEveryScorecardOnRecord() {
        var log = lectern.log();
        long first = log.append(story.submitted("ada", "atlas", "impact=4.50", "craft=3"));
        long revision = log.append(story.revised("ada", "atlas", "impact=5", "craft=3"));
        long position =
                log.append(
                        story.submitted("zoe", "atlas", "impact=2", "craft=2"),
                        story.conflict("zoe", "atlas"),
                        story.submitted("zoe", "mango", "impact=1", "craft=1"),
                        story.withdrawn("zoe", "mango"));

        JsonNode cards = scorecards(position);

        assertThat(cards.at("/items/0").toString())
                .isEqualTo(
                        "{\"judge\":\"ada\",\"demo\":\"atlas\",\"status\":\"counts\","
                                + "\"scores\":{\"craft\":3,\"impact\":5},\"comment\":null,"
                                + "\"submittedAt\":\"%s\",\"revisedAt\":\"%s\"}"
                                        .formatted(
                                                EventLog.recordedAt(first),
                                                EventLog.recordedAt(revision)));
        assertThat(
                        cards.get("items")
                                .valueStream()
                                .map(c ->
                                        c.get("judge").asString()
                                                + c.get("demo").asString()
                                                + c.get("status").asString()))
                .containsExactly("adaatlascounts", "zoeatlasconflict", "zoemangowithdrawn");
        assertThat(cards.at("/items/1/comment").asString()).isEqualTo("Nice atlas");
    }

    @Test
    void showsAJudgeHerOwnScorecardsAndNobodyElses() {
        long position =
                lectern.log()
                        .append(
                                story.granted("ada", Role.JUDGE),
                                story.granted("zoe", Role.JUDGE),
                                story.submitted("ada", "atlas", "impact=1", "craft=1"),
                                story.submitted("ada", "mango", "impact=1", "craft=1"),
                                story.submitted("zoe", "atlas", "impact=2", "craft=2"));
        String own = story.competitionPath() + "/judges/ada/scorecards";
        var page = lectern.service().read(position, own + "?limit=1");

        assertThat(page.at("/items/0/demo").asString()).isEqualTo("atlas");
        assertThat(
                        lectern.service()
                                .read(position, own + "?cursor=" + page.get("next").asString())
                                .at("/items/0/demo")
                                .asString())
                .isEqualTo("mango");
        Answer ada = lectern.service().getAs(lectern.keys().keyOf("ada"), own);
        assertThat(ada.body().get("items")).hasSize(2);
        Answer zoe = lectern.service().getAs(lectern.keys().keyOf("zoe"), own);
        assertThat(zoe.status()).isEqualTo(403);
        assertThat(zoe.body().get("code").asString()).isEqualTo("not-permitted");
    }

    @Test
    void tellsAJudgeWhatSheIsToJudgeAndNobodyElsesProgress() {
        long position =
                lectern.log()
                        .append(
                                story.granted("ada", Role.JUDGE),
                                story.granted("zoe", Role.JUDGE),
                                story.assigned("ada", "mango", "zebra"),
                                story.submitted("zoe", "zebra", "impact=5", "craft=4"),
                                story.conflict("ada", "mango"));
        String own = story.competitionPath() + "/judges/ada";
        lectern.service().read(position, own);

        assertThat(lectern.service().getAs(lectern.keys().keyOf("ada"), own).text())
                .isEqualTo(
                        "{\"id\":\"ada\",\"name\":\"Judge ada\",\"assigned\":[\"zebra\",\"mango\"],"
                                + "\"submitted\":[],\"open\":[\"zebra\"],"
                                + "\"conflicts\":[{\"demo\":\"mango\",\"reason\":\"A friend's\"}]}");
        assertThat(lectern.service().getAs(lectern.keys().keyOf("zoe"), own).status())
                .isEqualTo(403);
        Answer nobody = lectern.service().get(story.competitionPath() + "/judges/nobody");
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(nobody.body().get("code").asString()).isEqualTo("unknown-judge");
    }

    @Test
    void countsAScorecardThatIsSubmittedAnewAfterItsWithdrawal() {
        long position =
                lectern.log()
                        .append(
                                story.submitted("ada", "atlas", "impact=1", "craft=1"),
                                story.withdrawn("ada", "atlas"),
                                story.submitted("ada", "atlas", "impact=2", "craft=2"));

        assertThat(scorecards(position).at("/items/0/status").asString()).isEqualTo("counts");
        assertThat(scorecards(position).at("/items/0/scores").toString())
                .isEqualTo("{\"craft\":2,\"impact\":2}");
    }
}
