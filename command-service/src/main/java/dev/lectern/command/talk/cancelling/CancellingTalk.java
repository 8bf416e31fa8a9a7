package dev.lectern.command.talk.cancelling;

import dev.lectern.api.Fact;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.talk.TalkFact.TalkCancelled;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.talk.Talk;

import java.util.List;

public final class CancellingTalk implements Decider<CancelTalk, Talk> {

    @Override
    public Class<CancelTalk> command() {
        return CancelTalk.class;
    }

    @Override
    public Reads reads(CancelTalk command) {
        return Reads.NOTHING.and(Tags.talk(command.conference(), command.talk()), Talk.FACTS);
    }

    @Override
    public Talk initial(CancelTalk command) {
        return Talk.unknown();
    }

    @Override
    public Talk evolve(Talk state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public List<Fact> decide(CancelTalk command, Talk state) {
        if (state instanceof Talk.Cancelled(ProtectedText reason)
                && reason.equals(command.reason())) {
            return List.of();
        }
        state.requireScheduled();
        return List.of(new TalkCancelled(command.conference(), command.talk(), command.reason()));
    }
}
