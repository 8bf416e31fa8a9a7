package dev.lectern.command.talk.scheduling;

import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.talk.TalkDetails;
import dev.lectern.api.talk.TalkFact.TalkCancelled;
import dev.lectern.api.talk.TalkFact.TalkChanged;
import dev.lectern.api.talk.TalkFact.TalkScheduled;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.talk.Talk;
import dev.lectern.command.talk.scheduling.SchedulingTalk.State;

import java.util.List;
import java.util.Set;

public final class SchedulingTalk implements Decider<ScheduleTalk, State> {

    public record State(boolean conferenceKnown, Talk talk) {}

    @Override
    public Class<ScheduleTalk> command() {
        return ScheduleTalk.class;
    }

    @Override
    public Reads reads(ScheduleTalk command) {
        return Reads.NOTHING
                .and(Tags.conference(command.conference()), ConferenceCreated.class)
                .and(Tags.talk(command.conference(), command.talk()), Talk.FACTS);
    }

    /** What the programme says of the talk; not whether questions are open. */
    @Override
    public Set<Class<? extends Fact>> versions() {
        return Set.of(TalkScheduled.class, TalkChanged.class, TalkCancelled.class);
    }

    @Override
    public State initial(ScheduleTalk command) {
        return new State(false, Talk.unknown());
    }

    @Override
    public State evolve(State state, Fact fact) {
        return fact instanceof ConferenceCreated
                ? new State(true, state.talk())
                : new State(state.conferenceKnown(), state.talk().evolve(fact));
    }

    @Override
    public List<Fact> decide(ScheduleTalk command, State state) {
        if (!state.conferenceKnown()) {
            throw Refusal.of(RefusalCode.UNKNOWN_CONFERENCE, "There is no such conference");
        }
        TalkDetails details = command.details();
        if (!details.end().isAfter(details.start())) {
            throw Refusal.of(RefusalCode.TALK_TIMES_INVALID, "A talk ends after it starts");
        }
        if (state.talk() instanceof Talk.Unknown) {
            return List.of(new TalkScheduled(command.conference(), command.talk(), details));
        }
        return state.talk().requireScheduled().details().equals(details)
                ? List.of()
                : List.of(new TalkChanged(command.conference(), command.talk(), details));
    }
}
