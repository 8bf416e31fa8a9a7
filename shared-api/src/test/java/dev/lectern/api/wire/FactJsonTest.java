package dev.lectern.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.judging.JudgingFact.RankingPublished;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.PollDrafted;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

class FactJsonTest {

    private static final Set<String> OPTIONAL =
            Set.of(
                    "ScorecardSubmitted.comment",
                    "ScorecardRevised.comment",
                    "CompetitionOpened.tieBreak",
                    "RulesChanged.tieBreak",
                    "ParticipantErased.reason",
                    "ParticipantJoined.invitation",
                    "ApiKeyCreated.expiresAt",
                    "TalkScheduled.room",
                    "TalkScheduled.member",
                    "TalkChanged.room",
                    "TalkChanged.member",
                    "QuestionAsked.shownName",
                    "QuestionEdited.shownName",
                    "QuestionAnswered.text",
                    "PollDrafted.talk",
                    "PollChanged.talk",
                    "PollOpened.closesAt");

    /** Takes every member of every fact away in turn, at every depth. */
    @TestFactory
    Stream<DynamicTest> aMissingMemberIsUnreadableUnlessItIsOptional() {
        return mutated((parent, name) -> parent.remove(name), OPTIONAL);
    }

    @TestFactory
    Stream<DynamicTest> aNullMemberIsUnreadableUnlessItIsOptional() {
        return mutated((parent, name) -> parent.putNull(name), OPTIONAL);
    }

    @TestFactory
    Stream<DynamicTest> anUnknownMemberIsUnreadable() {
        return mutated(
                (parent, name) -> parent.set(name + "-not", parent.get(name).deepCopy()), Set.of());
    }

    @Test
    void absentOptionalValuesAreLeftOutAndReadAsAbsent() {
        ScorecardSubmitted fact = Samples.withoutComment();

        assertThat(FactJson.write(fact)).doesNotContain("comment");
        assertThat(read(ScorecardSubmitted.class, FactJson.write(fact))).isEqualTo(fact);

        var opened = Samples.withoutTieBreak();
        assertThat(FactJson.write(opened)).doesNotContain("tieBreak");
        assertThat(read(opened.getClass(), FactJson.write(opened))).isEqualTo(opened);
    }

    @TestFactory
    Stream<DynamicTest> everyKindOfPollIsReadBackEqual() {
        return Samples.everyKindOfPoll()
                .map(fact ->
                        DynamicTest.dynamicTest(
                                fact.design().voting().toString(),
                                () ->
                                        assertThat(read(fact.getClass(), FactJson.write(fact)))
                                                .isEqualTo(fact)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"options\":[\"a\"],\"rating\":1}",
                "{\"options\":null}",
                "{\"options\":[null]}",
                "{\"options\":\"a\"}",
                "{\"rating\":1.5}",
                "{\"rating\":\"1\"}",
                "[]"
            })
    void aBallotThatIsNoneIsUnreadable(String ballot) {
        assertUnreadable(
                BallotCast.class,
                """
                {"conference":"c","poll":"p","round":1,"participant":"a","ballot":%s}\
                """
                        .formatted(ballot));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"\"", "\"none\"", "7", "null", "\"dev.lectern.api.poll.Voting$Rating\""})
    void aPollIsOfAKindThatThereIs(String kind) {
        assertUnreadable(
                PollDrafted.class,
                """
                {"conference":"c","poll":"p","design":{"title":{"key":"conference:c","ciphertext":"x"},
                 "voting":{"kind":%s,"min":1,"max":5},"resultsHiddenUntilRevealed":true}}\
                """
                        .formatted(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"4.5\"",
                "\"\"",
                "true",
                "[4.5]",
                "{}",
                "null",
                "NaN",
                "1e999999999",
                "1e-999999999",
                "1e2147483647",
                "10e2147483647",
                "1e99999999999",
                "1000000000",
                "0.0000001"
            })
    @Timeout(5)
    void aScoreThatIsNoDecimalOfOursIsUnreadable(String score) {
        assertUnreadable(ScorecardSubmitted.class, scorecard("{\"impact\":" + score + "}"));
    }

    @Test
    @Timeout(5)
    void aNumberOfAMillionDigitsIsUnreadable() {
        assertUnreadable(
                ScorecardSubmitted.class, scorecard("{\"impact\":" + "9".repeat(1_000_000) + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"impact\":1,\"impact\":5}",
                "{\"../etc\":1}",
                "{\"\":1}",
                "[1]",
                "5",
                "\"\"",
                "null"
            })
    void scoresThatAreNoMapOfCriteriaAreUnreadable(String scores) {
        assertUnreadable(ScorecardSubmitted.class, scorecard(scores));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.0", "\"1\"", "null", "true", "2147483648"})
    void aRankIsAWholeNumber(String rank) {
        assertUnreadable(
                RankingPublished.class,
                """
                {"conference":"c","competition":"k","model":"mean@1",
                 "places":[{"rank":%s,"demo":"a","exact":"3","value":3}]}\
                """
                        .formatted(rank));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "1.5", "null", "[]", "\"\"", "\"a b\""})
    void anIdIsAText(String id) {
        assertUnreadable(
                ConferenceCreated.class,
                """
                {"conference":%s,"title":{"key":"conference:c","ciphertext":"x"}}\
                """
                        .formatted(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{} {}", "\"text\"", "\u0000"})
    void whatIsNoObjectIsUnreadable(String json) {
        assertUnreadable(ConferenceCreated.class, json);
    }

    @Test
    void whatFollowsTheFactIsUnreadable() {
        Fact fact = Samples.withoutComment();

        assertUnreadable(fact.getClass(), FactJson.write(fact) + " {}");
    }

    @Test
    void aTypeOrVersionFromTheFutureIsUnknown() {
        EventType known = EventTypes.of(ConferenceCreated.class);

        for (EventType unknown :
                List.of(
                        new EventType(known.name(), 2),
                        new EventType("lectern.conference.ConferenceMoved", 1))) {
            assertThatExceptionOfType(UnknownEventTypeException.class)
                    .isThrownBy(() -> FactJson.read(unknown, "{}"))
                    .withMessageContaining(unknown.name())
                    .withMessageContaining(Integer.toString(unknown.version()));
        }
    }

    private static String scorecard(String scores) {
        return """
        {"conference":"c","competition":"k","judge":"j","demo":"d","scores":%s}\
        """
                .formatted(scores);
    }

    private static Fact read(Class<? extends Fact> fact, String json) {
        return FactJson.read(EventTypes.of(fact), json);
    }

    private static void assertUnreadable(Class<? extends Fact> fact, String json) {
        assertThatExceptionOfType(UnreadableFactException.class)
                .isThrownBy(() -> read(fact, json))
                .withMessageContaining(fact.getSimpleName());
    }

    private interface Mutation {
        void apply(ObjectNode parent, String member);
    }

    /** A test for every member of every sample. Scores are not members: their names are data. */
    private static Stream<DynamicTest> mutated(Mutation mutation, Set<String> readable) {
        var tests = new ArrayList<DynamicTest>();
        for (Fact fact : Samples.all()) {
            JsonNode json = FactJson.mapper().readTree(FactJson.write(fact));
            eachObject(
                    json,
                    parent -> {
                        for (String name : List.copyOf(parent.propertyNames())) {
                            ObjectNode original = parent.deepCopy();
                            mutation.apply(parent, name);
                            String changed = json.toString();
                            parent.removeAll();
                            parent.setAll(original);
                            tests.add(
                                    DynamicTest.dynamicTest(
                                            changed,
                                            () -> {
                                                if (readable.contains(
                                                        fact.getClass().getSimpleName()
                                                                + '.'
                                                                + name)) {
                                                    assertThat(read(fact.getClass(), changed))
                                                            .isNotNull();
                                                } else {
                                                    assertUnreadable(fact.getClass(), changed);
                                                }
                                            }));
                        }
                    });
        }
        return tests.stream();
    }

    private static void eachObject(JsonNode node, Consumer<ObjectNode> consumer) {
        switch (node) {
            case ObjectNode object -> {
                object.properties().stream()
                        .filter(member -> !member.getKey().equals("scores"))
                        .forEach(member -> eachObject(member.getValue(), consumer));
                consumer.accept(object);
            }
            case ArrayNode array -> array.forEach(element -> eachObject(element, consumer));
            default -> {}
        }
    }
}
