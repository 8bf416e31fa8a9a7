package dev.lectern.command.concurrency;

import static dev.lectern.command.support.Hackathon.TWO_CRITERIA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.judging.JudgingFact.CompetitionLocked;
import dev.lectern.api.judging.JudgingFact.RulesChanged;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.command.support.Crowd;
import dev.lectern.command.support.Hackathon;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests that arrive together are decided as if one had come after the other. */
class WritingAtOnceTest {

    private static final int JUDGES = 48;
    private static final int RACERS = 8;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static RunningService service;
    private static Hackathon hackathon;

    private final String competition = "finals-" + NUMBER.incrementAndGet();

    @BeforeAll
    static void start() {
        service = RunningService.start();
        hackathon = Hackathon.create(service, "hack");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private void open(int judges) {
        Hackathon.created(hackathon.open(competition, TWO_CRITERIA));
        Crowd.atOnce(judges, i -> hackathon.name(competition, "judge-" + i))
                .forEach(Hackathon::created);
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }

    @Test
    void judgesDoNotWaitForOneAnother() {
        open(JUDGES);

        List<Answer> answers =
                Crowd.atOnce(JUDGES, i -> hackathon.submit(competition, "judge-" + i, "Neat " + i));

        assertThat(statuses(answers)).containsOnly(201);
        assertThat(answers).extracting(a -> a.body().get("position")).doesNotHaveDuplicates();
    }

    @Test
    void theSameRequestIsRecordedOnce() {
        open(1);
        long before = Stored.head(service);

        List<Answer> answers =
                Crowd.atOnce(50, _ -> hackathon.submit(competition, "judge-0", "Neat"));

        assertThat(statuses(answers)).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(answers)
                .extracting(answer -> answer.body().get("position").asLong())
                .containsOnly(before + 1);
        assertThat(Stored.head(service)).isEqualTo(before + 1);
    }

    @RepeatedTest(15)
    void noScorecardIsRecordedAfterTheLock() {
        open(RACERS);
        long before = Stored.head(service);
        var race = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < RACERS; i++) {
            String judge = "judge-" + i;
            race.add(() -> hackathon.submit(competition, judge, "Neat"));
        }
        race.add(RACERS / 2, () -> hackathon.lock(competition));

        List<Answer> answers = Crowd.atOnce(race);

        List<Stored> stored = Stored.after(before, service);
        assertThat(stored.getLast().fact()).isInstanceOf(CompetitionLocked.class);
        Hackathon.created(answers.remove(RACERS / 2));
        assertThat(statuses(answers)).isSubsetOf(201, 409);
        assertThat(statuses(answers).stream().filter(status -> status == 201))
                .hasSize(stored.size() - 1);
    }

    @RepeatedTest(15)
    void theFirstScorecardFreezesTheRulesThatItWasGivenUnder() {
        open(1);
        long before = Stored.head(service);

        List<Answer> answers =
                Crowd.<Answer>atOnce(
                        List.of(
                                () -> hackathon.submit(competition, "judge-0", "Neat"),
                                () -> hackathon.open(competition, otherRules())));

        Class<?> only =
                answers.getFirst().status() == 201 ? ScorecardSubmitted.class : RulesChanged.class;
        assertThat(Stored.after(before, service))
                .extracting(Stored::fact)
                .hasOnlyElementsOfType(only);
        assertThat(Stored.head(service)).isEqualTo(before + 1);
        assertThat(answers)
                .extracting(answer -> answer.body().path("code").asString(null))
                .containsAnyOf("criteria-frozen", "unknown-criterion");
    }

    private static String otherRules() {
        return TWO_CRITERIA.replace("\"craft\"", "\"luck\"");
    }
}
