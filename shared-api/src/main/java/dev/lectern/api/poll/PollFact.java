package dev.lectern.api.poll;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What happens in a poll, round after round; rounds are numbered from 1. */
public sealed interface PollFact extends Fact.OfConference {

    PollId poll();

    record PollDrafted(ConferenceId conference, PollId poll, PollDesign design)
            implements PollFact {}

    /** The design was replaced, which only a poll that has never been open allows. */
    record PollChanged(ConferenceId conference, PollId poll, PollDesign design)
            implements PollFact {}

    /**
     * The round begins, with no ballots.
     *
     * @param closesAt no ballot of the round is recorded at it or later; absent if somebody closes
     *     it
     */
    record PollOpened(ConferenceId conference, PollId poll, int round, @Nullable Instant closesAt)
            implements PollFact {}

    /** By somebody, or soon after its time: no ballot of the round is recorded afterwards. */
    record PollClosed(ConferenceId conference, PollId poll, int round) implements PollFact {}

    /** Everybody may see the results of the round. */
    record PollRevealed(ConferenceId conference, PollId poll, int round) implements PollFact {}

    record BallotCast(
            ConferenceId conference,
            PollId poll,
            int round,
            ParticipantId participant,
            Ballot ballot)
            implements PollFact {}

    /**
     * @param before what no longer counts
     */
    record BallotChanged(
            ConferenceId conference,
            PollId poll,
            int round,
            ParticipantId participant,
            Ballot ballot,
            Ballot before)
            implements PollFact {}

    /**
     * @param before what no longer counts
     */
    record BallotRetracted(
            ConferenceId conference,
            PollId poll,
            int round,
            ParticipantId participant,
            Ballot before)
            implements PollFact {}
}
