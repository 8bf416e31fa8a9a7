package dev.lectern.command.talk.questions;

import dev.lectern.api.Fact;
import dev.lectern.api.talk.TalkFact.QuestionsClosed;
import dev.lectern.api.talk.TalkFact.QuestionsOpened;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.talk.Talk;

import java.util.List;

public final class LettingAsk implements Decider<LetAsk, Talk> {

    @Override
    public Class<LetAsk> command() {
        return LetAsk.class;
    }

    @Override
    public Reads reads(LetAsk command) {
        return Reads.NOTHING.and(Tags.talk(command.conference(), command.talk()), Talk.FACTS);
    }

    @Override
    public Talk initial(LetAsk command) {
        return Talk.unknown();
    }

    @Override
    public Talk evolve(Talk state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public List<Fact> decide(LetAsk command, Talk state) {
        if (state.requireScheduled().questionsOpen() == command.open()) {
            return List.of();
        }
        return List.of(
                command.open()
                        ? new QuestionsOpened(command.conference(), command.talk())
                        : new QuestionsClosed(command.conference(), command.talk()));
    }
}
