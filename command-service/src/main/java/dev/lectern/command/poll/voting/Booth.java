package dev.lectern.command.poll.voting;

import dev.lectern.api.Fact;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.api.poll.PollFact.BallotRetracted;
import dev.lectern.command.audience.Participation;
import dev.lectern.command.deciding.Deadline;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.poll.Poll;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What decides about one participant's ballot in one round. Voters never wait for one another: it
 * reads no other's.
 *
 * @param ballot the one that counts, if one does
 */
public record Booth(int round, Participation participation, Poll poll, @Nullable Ballot ballot) {

    static Booth empty(ChangeBallot command) {
        return new Booth(command.round(), Participation.UNKNOWN, Poll.unknown(), null);
    }

    static Reads reads(ChangeBallot command) {
        return Participation.reads(command.conference(), command.participant())
                .and(Tags.poll(command.conference(), command.poll()), Poll.FACTS)
                .and(
                        Tags.ballot(command.conference(), command.poll(), command.participant()),
                        BallotCast.class,
                        BallotChanged.class,
                        BallotRetracted.class);
    }

    Booth evolve(Fact fact) {
        return switch (fact) {
            case BallotCast cast when cast.round() == round -> with(cast.ballot());
            case BallotChanged changed when changed.round() == round -> with(changed.ballot());
            case BallotRetracted retracted when retracted.round() == round -> with(null);
            default -> new Booth(round, participation.evolve(fact), poll.evolve(fact), ballot);
        };
    }

    private Booth with(@Nullable Ballot next) {
        return new Booth(round, participation, poll, next);
    }

    /**
     * @throws Refusal if the participant may not vote, or there is no such poll or round
     */
    Poll.Known requireEntitled() {
        participation.require();
        Poll.Known known = poll.requireKnown();
        known.round(round);
        return known;
    }

    /**
     * @throws Refusal if the round is closed
     */
    void requireOpen(Poll.Known known) {
        if (known.round(round).closed()) {
            throw closed();
        }
    }

    /** Nothing of the round is recorded at its closing time or later, closed or not. */
    @Nullable Deadline deadline() {
        Instant closesAt = requireEntitled().round(round).closesAt();
        return closesAt == null ? null : new Deadline(closesAt, closed());
    }

    private static Refusal closed() {
        return Refusal.of(RefusalCode.POLL_CLOSED, "The round is closed");
    }
}
