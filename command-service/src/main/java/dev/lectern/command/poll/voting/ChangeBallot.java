package dev.lectern.command.poll.voting;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.poll.Ballot;

/** What a participant can do with a ballot of theirs. */
public sealed interface ChangeBallot {

    ConferenceId conference();

    PollId poll();

    int round();

    ParticipantId participant();

    /** Casts the ballot, or changes it. */
    record CastBallot(
            ConferenceId conference,
            PollId poll,
            int round,
            ParticipantId participant,
            Ballot ballot)
            implements ChangeBallot {}

    record RetractBallot(ConferenceId conference, PollId poll, int round, ParticipantId participant)
            implements ChangeBallot {}
}
