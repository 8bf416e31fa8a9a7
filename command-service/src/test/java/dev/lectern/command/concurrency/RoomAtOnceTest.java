package dev.lectern.command.concurrency;

import static dev.lectern.command.support.Attendee.created;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.QuestionId;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.api.poll.PollFact.PollClosed;
import dev.lectern.api.question.QuestionFact.QuestionHighlighted;
import dev.lectern.api.question.QuestionFact.QuestionUnhighlighted;
import dev.lectern.command.support.Attendee;
import dev.lectern.command.support.Crowd;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What a room full of people does at the same moment. */
class RoomAtOnceTest {

    private static final String HACK = "hack";
    private static final int PEOPLE = 48;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static RunningService service;
    private static Attendee ada;
    private static List<Attendee> people;

    private final String name = "n" + NUMBER.incrementAndGet();

    @BeforeAll
    static void start() {
        service = RunningService.start();
        created(service.put("/api/conferences/hack", "{\"title\": \"Hackathon\"}"));
        ada = Attendee.moderator(service, HACK);
        people =
                IntStream.range(0, PEOPLE)
                        .mapToObj(i -> Attendee.join(service, HACK, "p" + i))
                        .toList();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }

    private void openPoll() {
        ada.draftPoll(name);
        created(ada.put("/polls/" + name + "/rounds/1", "{}"));
    }

    @Test
    void votersDoNotWaitForOneAnother() {
        openPoll();

        List<Answer> answers = Crowd.atOnce(PEOPLE, i -> people.get(i).vote(name, 1, "good"));

        assertThat(statuses(answers)).containsOnly(201);
    }

    @Test
    void noneHasTwoBallots() {
        openPoll();
        long before = Stored.head(service);
        String[] options = {"good", "bad", "ugly"};

        List<Answer> answers =
                Crowd.atOnce(12, i -> people.getFirst().vote(name, 1, options[i % 3]));

        assertThat(statuses(answers)).isSubsetOf(200, 201);
        Ballot active = null;
        for (Stored stored : Stored.after(before, service)) {
            switch (stored.fact()) {
                case BallotCast cast -> {
                    assertThat(active).isNull();
                    active = cast.ballot();
                }
                case BallotChanged changed -> {
                    assertThat(changed.before()).isEqualTo(active).isNotEqualTo(changed.ballot());
                    active = changed.ballot();
                }
                default -> throw new AssertionError(stored);
            }
        }
        assertThat(active).isNotNull();
    }

    @RepeatedTest(5)
    void noBallotIsRecordedAfterTheClose() {
        openPoll();
        long before = Stored.head(service);
        var race = new ArrayList<Callable<Answer>>();
        for (Attendee voter : people.subList(0, 8)) {
            race.add(() -> voter.vote(name, 1, "good"));
        }
        race.add(4, () -> ada.post("/polls/" + name + "/rounds/1/close", ""));

        List<Answer> answers = Crowd.atOnce(race);

        List<Stored> stored = Stored.after(before, service);
        assertThat(stored.getLast().fact()).isInstanceOf(PollClosed.class);
        created(answers.remove(4));
        assertThat(statuses(answers)).isSubsetOf(201, 409);
        assertThat(statuses(answers).stream().filter(status -> status == 201))
                .hasSize(stored.size() - 1);
    }

    @Test
    void askersAndUpvotersDoNotWaitForOneAnother() {
        ada.openTalk(name, "Opening", "after");

        List<String> questions = Crowd.atOnce(PEOPLE, i -> people.get(i).ask(name, "Why " + i));
        List<Answer> upvotes =
                Crowd.atOnce(
                        PEOPLE - 1,
                        i ->
                                people.get(i + 1)
                                        .put(
                                                "/questions/"
                                                        + questions.getFirst()
                                                        + "/upvotes/mine",
                                                ""));

        assertThat(questions).doesNotHaveDuplicates();
        assertThat(statuses(upvotes)).containsOnly(201);
    }

    @RepeatedTest(5)
    void oneOfTwoModeratorsIsTold() {
        ada.openTalk(name, "Opening", "before");
        String question = "/questions/" + people.getFirst().ask(name, "Why?");
        long before = Stored.head(service);

        List<Answer> answers =
                Crowd.<Answer>atOnce(
                        List.of(
                                () -> ada.post(question + "/hide", "{\"reason\": \"Rude\"}"),
                                () -> ada.post(question + "/hide", "{\"reason\": \"Late\"}")));

        assertThat(statuses(answers)).containsExactlyInAnyOrder(201, 409);
        assertThat(Stored.head(service)).isEqualTo(before + 1);
    }

    @RepeatedTest(5)
    void mergesAtOnceMakeNoCircle() {
        ada.openTalk(name, "Opening", "after");
        String one = people.get(0).ask(name, "Why?");
        String other = people.get(1).ask(name, "How?");

        List<Answer> answers =
                Crowd.<Answer>atOnce(
                        List.of(
                                () -> ada.put("/questions/" + one + "/duplicates/" + other, ""),
                                () -> ada.put("/questions/" + other + "/duplicates/" + one, "")));

        assertThat(statuses(answers)).containsExactlyInAnyOrder(201, 409);
        assertThat(answers)
                .extracting(answer -> answer.body().path("code").asString(""))
                .contains("merge-circle");
    }

    @RepeatedTest(5)
    void oneQuestionIsOnTheScreen() {
        ada.openTalk(name, "Opening", "after");
        List<String> questions =
                IntStream.range(0, 4).mapToObj(i -> people.get(i).ask(name, "Why?")).toList();
        long before = Stored.head(service);

        List<Answer> answers =
                Crowd.atOnce(
                        4, i -> ada.put("/talks/" + name + "/highlights/" + questions.get(i), ""));

        assertThat(statuses(answers)).containsOnly(201);
        var shown = new HashSet<QuestionId>();
        for (Stored stored : Stored.after(before, service)) {
            switch (stored.fact()) {
                case QuestionHighlighted of -> {
                    assertThat(shown).isEmpty();
                    shown.add(of.question());
                }
                case QuestionUnhighlighted of -> assertThat(shown.remove(of.question())).isTrue();
                default -> throw new AssertionError(stored);
            }
        }
        assertThat(shown).hasSize(1);
    }
}
