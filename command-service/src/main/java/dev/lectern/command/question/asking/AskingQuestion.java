package dev.lectern.command.question.asking;

import dev.lectern.api.Fact;
import dev.lectern.api.question.QuestionFact.QuestionAsked;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.Moderation;
import dev.lectern.command.audience.Participation;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.question.asking.AskingQuestion.State;
import dev.lectern.command.talk.Talk;

import java.util.List;

/** Those who ask never wait for one another: it reads no question. */
public final class AskingQuestion implements Decider<AskQuestion, State> {

    public record State(Participation participation, Talk talk) {}

    @Override
    public Class<AskQuestion> command() {
        return AskQuestion.class;
    }

    @Override
    public Reads reads(AskQuestion command) {
        return Participation.reads(command.conference(), command.participant())
                .and(Tags.talk(command.conference(), command.talk()), Talk.FACTS);
    }

    @Override
    public State initial(AskQuestion command) {
        return new State(Participation.UNKNOWN, Talk.unknown());
    }

    @Override
    public State evolve(State state, Fact fact) {
        return new State(state.participation().evolve(fact), state.talk().evolve(fact));
    }

    @Override
    public List<Fact> decide(AskQuestion command, State state) {
        state.participation().require();
        Talk.Scheduled talk = state.talk().requireScheduled();
        if (!talk.questionsOpen()) {
            throw Refusal.of(RefusalCode.QUESTIONS_CLOSED, "The talk does not take questions now");
        }
        return List.of(
                new QuestionAsked(
                        command.conference(),
                        command.talk(),
                        command.question(),
                        command.participant(),
                        command.text(),
                        command.shownName(),
                        talk.details().moderation() == Moderation.BEFORE
                                ? QuestionStatus.PENDING
                                : QuestionStatus.PUBLISHED));
    }
}
