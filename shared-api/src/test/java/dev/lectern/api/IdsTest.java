package dev.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.function.Function;

class IdsTest {

    private static final Map<String, Function<String, Object>> KINDS =
            Map.ofEntries(
                    Map.entry("conference", ConferenceId::new),
                    Map.entry("competition", CompetitionId::new),
                    Map.entry("criterion", CriterionId::new),
                    Map.entry("demo", DemoId::new),
                    Map.entry("member", MemberId::new),
                    Map.entry("organisation", OrganisationId::new),
                    Map.entry("participant", ParticipantId::new),
                    Map.entry("API key", ApiKeyId::new),
                    Map.entry("talk", TalkId::new),
                    Map.entry("question", QuestionId::new),
                    Map.entry("label", LabelId::new),
                    Map.entry("poll", PollId::new),
                    Map.entry("option", OptionId::new));

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "a.b", "a_b", "a-b", "9..", "judge-1", "A.-_z"})
    void accepts(String id) {
        KINDS.forEach((kind, constructor) -> assertThat(constructor.apply(id)).hasToString(id));
    }

    @Test
    void acceptsSixtyFourCharactersAndNotOneMore() {
        String longest = "x".repeat(64);

        assertThat(new DemoId(longest).value()).isEqualTo(longest);
        assertRefused(longest + "x");
        assertRefused("x".repeat(1_000_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "a\n",
                ".",
                "..",
                "-a",
                "_a",
                ".a",
                "../a",
                "a/b",
                "a\\b",
                "%2e%2e",
                "a%00",
                "a\u0000",
                "a:b",
                "a@b",
                "a;b",
                "a?b",
                "a#b",
                "é",
                "e\u0301",
                "\u0661\u0662", // Arabic-Indic digits
                "\uff11", // fullwidth digit
                "\u0430", // Cyrillic a
                "a\u200b", // zero-width space
                "a\u202eb", // right-to-left override
                "\ud83d\ude00",
                "a\ud800"
            })
    void refuses(String text) {
        assertRefused(text);
    }

    @Test
    void theMessageSaysWhatItWasMeantToNameAndNeverRepeatsTheInput() {
        assertThatExceptionOfType(InvalidIdException.class)
                .isThrownBy(() -> new DemoId("<script>"))
                .satisfies(e -> assertThat(e.what()).isEqualTo("demo"))
                .withMessageContaining("demo id")
                .withMessageNotContaining("script");
    }

    @Test
    void idsSortByTheirText() {
        assertThat(new DemoId("a")).isLessThan(new DemoId("b"));
        assertThat(new DemoId("B")).isLessThan(new DemoId("a"));
        assertThat(new MemberId("judge-10")).isLessThan(new MemberId("judge-2"));
    }

    private static void assertRefused(String text) {
        KINDS.forEach((kind, constructor) ->
                assertThatExceptionOfType(InvalidIdException.class)
                        .as(kind)
                        .isThrownBy(() -> constructor.apply(text))
                        .satisfies(e -> assertThat(e.what()).isEqualTo(kind)));
    }
}
