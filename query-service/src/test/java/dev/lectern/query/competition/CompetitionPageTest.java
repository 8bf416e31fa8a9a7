package dev.lectern.query.competition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.judging.Place;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.api.judging.TieBreak.Statistic;
import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.Envelope;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.Metadata;
import dev.lectern.query.projection.Change;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

class CompetitionPageTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();

    private JsonNode page(long position) {
        return lectern.service().read(position, story.competitionPath());
    }

    @Test
    void showsTheRulesOfANewCompetition() {
        var tieBreak = new TieBreak(Statistic.MEDIAN, new CriterionId("impact"));
        long position = lectern.log().append(story.created(), story.opened(tieBreak));

        assertThat(page(position).toString())
                .isEqualTo(
                        "{\"id\":\"main\",\"title\":\"Main prize\",\"status\":\"open\",\"openJoining\":false,"
                                + "\"criteria\":[{\"id\":\"impact\",\"name\":\"Criterion impact\",\"weight\":60},"
                                + "{\"id\":\"craft\",\"name\":\"Criterion craft\",\"weight\":40}],"
                                + "\"scale\":{\"min\":0,\"max\":10,\"step\":0.5},"
                                + "\"tieBreak\":{\"statistic\":\"median\",\"criterion\":\"impact\"},"
                                + "\"reopenings\":[]}");
    }

    @Test
    void showsChangedRules() {
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                story.opened(null),
                                story.ruled("Grand prize", story.criterion("novelty", "100")));

        JsonNode page = page(position);
        assertThat(page.get("title").asString()).isEqualTo("Grand prize");
        assertThat(page.get("criteria")).hasSize(1);
        assertThat(page.has("tieBreak")).isFalse();
    }

    @Test
    void followsTheCompetitionToItsPublicationAndBack() {
        var log = lectern.log();
        assertThat(
                        page(log.append(story.created(), story.opened(null), story.locked()))
                                .get("status")
                                .asString())
                .isEqualTo("locked");

        long published =
                log.append(
                        story.published(
                                "median@1",
                                new Place(
                                        1,
                                        new DemoId("atlas"),
                                        "559/140",
                                        new BigDecimal("3.9928571429")),
                                new Place(
                                        2,
                                        new DemoId("beacon"),
                                        "3",
                                        new BigDecimal("3.0000000000"))));
        JsonNode page = page(published);
        assertThat(page.get("status").asString()).isEqualTo("published");
        assertThat(page.get("publication").toString())
                .isEqualTo(
                        "{\"model\":\"median@1\",\"position\":%d,\"publishedAt\":\"%s\","
                                        .formatted(published, EventLog.recordedAt(published))
                                + "\"places\":[{\"rank\":1,\"demo\":\"atlas\",\"exact\":\"559/140\",\"value\":3.9928571429},"
                                + "{\"rank\":2,\"demo\":\"beacon\",\"exact\":\"3\",\"value\":3.0000000000}],"
                                + "\"superseded\":false}");

        long reopened = log.append(story.reopened());
        page = page(reopened);
        assertThat(page.get("status").asString()).isEqualTo("open");
        assertThat(page.at("/publication/superseded").asBoolean()).isTrue();
        assertThat(page.get("reopenings").toString())
                .isEqualTo(
                        "[{\"reason\":\"A sheet was missing\",\"at\":\"%s\"}]"
                                .formatted(EventLog.recordedAt(reopened)));

        page = page(log.append(story.locked(), story.published("mean@1")));
        assertThat(page.at("/publication/model").asString()).isEqualTo("mean@1");
        assertThat(page.at("/publication/superseded").asBoolean()).isFalse();
        assertThat(page.get("reopenings")).hasSize(1);
    }

    @Test
    void statesThatAnybodyCouldJoin() {
        var log = lectern.log();
        long position =
                log.append(
                        story.created(),
                        story.opened(null),
                        story.opened("K7QTM4", Admission.INVITATION));
        assertThat(page(position).get("openJoining").asBoolean()).isFalse();

        position = log.append(story.opened("K7QTM4", Admission.OPEN), story.closed("K7QTM4"));
        assertThat(page(position).get("openJoining").asBoolean()).isTrue();
    }

    @Test
    void leavesFactsUnreadOnlyIfTheyChangeNothing() {
        var page = new CompetitionPage();
        List<Fact> ignored =
                Stream.<Fact>of(
                                story.created(),
                                story.registered("a"),
                                story.opened(null),
                                story.named("ada"),
                                story.submitted("ada", "a", "impact=8", "craft=6.5"),
                                story.revised("ada", "a", "impact=8", "craft=7"),
                                story.withdrawn("ada", "a"),
                                story.locked(),
                                story.reopened())
                        .filter(fact -> page.ignores(fact.getClass()))
                        .toList();

        assertThat(ignored).hasSize(5);
        assertThat(ignored).allSatisfy(fact -> assertThat(changes(page, fact)).isEmpty());
    }

    private static List<Change<?>> changes(CompetitionPage page, Fact fact) {
        var attributes =
                new Attributes(
                        UUID.randomUUID(),
                        EventTypes.of(fact.getClass()),
                        1,
                        UUID.randomUUID(),
                        EventLog.recordedAt(1),
                        new Metadata("anonymous", "correlation", "causation"));
        return page.changes(new Envelope(attributes, fact));
    }
}
