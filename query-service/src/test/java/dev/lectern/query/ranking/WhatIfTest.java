package dev.lectern.query.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.DemoId;
import dev.lectern.api.judging.Place;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.List;

class WhatIfTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();
    private final String path = story.competitionPath() + "/ranking/what-if";
    private long position;

    @BeforeEach
    void judge() {
        position =
                lectern.log()
                        .append(
                                story.created(),
                                story.registered("atlas"),
                                story.registered("beacon"),
                                story.opened(null),
                                story.submitted("ada", "atlas", "impact=9", "craft=9"),
                                story.submitted("bob", "atlas", "impact=1", "craft=1"),
                                story.submitted("cyd", "atlas", "impact=2", "craft=2"),
                                story.submitted("ada", "beacon", "impact=5", "craft=5"),
                                story.submitted("bob", "beacon", "impact=2", "craft=2"),
                                story.submitted("cyd", "beacon", "impact=3", "craft=3"));
    }

    private void publish() {
        position =
                lectern.log()
                        .append(
                                story.locked(),
                                story.published(
                                        "mean@1",
                                        new Place(1, new DemoId("atlas"), "4", new BigDecimal("4")),
                                        new Place(
                                                2,
                                                new DemoId("beacon"),
                                                "10/3",
                                                new BigDecimal("3.3333333333"))));
    }

    private static List<String> ranks(JsonNode ranking) {
        return ranking.get("standings")
                .valueStream()
                .map(s -> s.get("demo").asString() + ' ' + s.get("exact").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'atlas 4,beacon 10/3'",
        "?model=median, 'beacon 3,atlas 2'",
        "?withoutJudge=ada, 'beacon 5/2,atlas 3/2'",
        "?withoutScorecard=bob/atlas, 'atlas 11/2,beacon 10/3'",
        "?withoutJudge=ada&withoutScorecard=bob/atlas, 'beacon 5/2,atlas 2'",
        "?model=median&withoutJudge=bob, 'atlas 11/2,beacon 4'"
    })
    void standsNextToThePublishedOne(String query, String ranks) {
        publish();

        JsonNode answer = lectern.service().read(position, path + query);

        assertThat(ranks(answer.get("published"))).containsExactly("atlas 4", "beacon 10/3");
        assertThat(String.join(",", ranks(answer.get("whatIf")))).isEqualTo(ranks);
    }

    @Test
    void needsAModelWhileNothingIsPublished() {
        JsonNode answer = lectern.service().read(position, path + "?model=mean");

        assertThat(answer.get("published").isNull()).isTrue();
        assertThat(ranks(answer.get("whatIf"))).containsExactly("atlas 4", "beacon 10/3");
        Answer refused = lectern.service().get(path);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("code").asString()).isEqualTo("missing-parameter");
    }

    @Test
    void isKeptNowhere() {
        publish();
        String ranking = story.competitionPath() + "/ranking?model=mean";
        JsonNode before = lectern.service().read(position, ranking);

        lectern.service().read(position, path + "?withoutJudge=ada");

        assertThat(lectern.service().read(position, ranking)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "withoutJudge=dee, 400, invalid-parameter, withoutJudge",
        "withoutScorecard=ada, 400, invalid-parameter, withoutScorecard",
        "withoutScorecard=ada/comet, 400, invalid-parameter, withoutScorecard",
        "model=mode, 422, unknown-scoring-model, model",
        "model=trimmed-mean:2, 422, too-few-scorecards, model"
    })
    void refusesWhatCannotBe(String query, int status, String code, String field) {
        publish();
        lectern.service().read(position, path);

        Answer refused = lectern.service().get(path + '?' + query);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.body().get("code").asString()).isEqualTo(code);
        assertThat(refused.body().get("field").asString()).isEqualTo(field);
    }
}
