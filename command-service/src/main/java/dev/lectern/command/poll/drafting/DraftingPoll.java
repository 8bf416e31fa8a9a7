package dev.lectern.command.poll.drafting;

import dev.lectern.api.Fact;
import dev.lectern.api.TalkId;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.poll.PollDesign;
import dev.lectern.api.poll.PollFact.PollChanged;
import dev.lectern.api.poll.PollFact.PollDrafted;
import dev.lectern.api.poll.PollFact.PollOpened;
import dev.lectern.api.talk.TalkFact.TalkScheduled;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.poll.Poll;
import dev.lectern.command.poll.Votings;
import dev.lectern.command.poll.drafting.DraftingPoll.State;
import dev.lectern.command.talk.Talk;

import java.util.List;
import java.util.Set;

public final class DraftingPoll implements Decider<DraftPoll, State> {

    /**
     * @param talk that it is to belong to
     */
    public record State(boolean conferenceKnown, Talk talk, Poll poll) {}

    @Override
    public Class<DraftPoll> command() {
        return DraftPoll.class;
    }

    @Override
    public Reads reads(DraftPoll command) {
        Reads reads =
                Reads.NOTHING
                        .and(Tags.conference(command.conference()), ConferenceCreated.class)
                        .and(Tags.poll(command.conference(), command.poll()), Poll.FACTS);
        TalkId talk = command.design().talk();
        return talk == null
                ? reads
                : reads.and(Tags.talk(command.conference(), talk), TalkScheduled.class);
    }

    @Override
    public Set<Class<? extends Fact>> versions() {
        return Set.of(PollDrafted.class, PollChanged.class, PollOpened.class);
    }

    @Override
    public State initial(DraftPoll command) {
        return new State(false, Talk.unknown(), Poll.unknown());
    }

    @Override
    public State evolve(State state, Fact fact) {
        return fact instanceof ConferenceCreated
                ? new State(true, state.talk(), state.poll())
                : new State(
                        state.conferenceKnown(),
                        state.talk().evolve(fact),
                        state.poll().evolve(fact));
    }

    @Override
    public List<Fact> decide(DraftPoll command, State state) {
        if (!state.conferenceKnown()) {
            throw Refusal.of(RefusalCode.UNKNOWN_CONFERENCE, "There is no such conference");
        }
        PollDesign design = command.design();
        if (design.talk() != null) {
            state.talk().requireKnown();
        }
        Votings.check(design.voting());
        if (!(state.poll() instanceof Poll.Known(PollDesign before, List<Poll.Round> rounds))) {
            return List.of(new PollDrafted(command.conference(), command.poll(), design));
        }
        if (before.equals(design)) {
            return List.of();
        }
        if (!rounds.isEmpty()) {
            throw Refusal.of(
                    RefusalCode.POLL_FROZEN,
                    "The poll has been opened; what it asks stays as it is");
        }
        return List.of(new PollChanged(command.conference(), command.poll(), design));
    }
}
