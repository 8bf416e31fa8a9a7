package dev.lectern.verifier;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.judging.JudgingFact.ConflictOfInterestDeclared;
import dev.lectern.api.judging.JudgingFact.ScorecardRevised;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.JudgingFact.ScorecardWithdrawn;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.api.poll.PollFact.BallotRetracted;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which of the events of a ballot or a scorecard counts: the last one, unless it takes back what
 * was given, or the judge has a conflict of interest.
 */
final class LastWords {

    private sealed interface Subject {}

    private record OwnBallot(
            ConferenceId conference, PollId poll, int round, ParticipantId participant)
            implements Subject {}

    private record OwnScorecard(
            ConferenceId conference, CompetitionId competition, MemberId judge, DemoId demo)
            implements Subject {}

    /** The position of what counts, if anything does. */
    private final Map<Subject, Long> counting = new HashMap<>();

    private final Set<Subject> conflicts = new HashSet<>();

    /**
     * Takes the next event.
     *
     * @return whether it is of a ballot or a scorecard
     */
    boolean add(long position, @Nullable Fact fact) {
        switch (fact) {
            case BallotCast f ->
                    counting.put(
                            new OwnBallot(f.conference(), f.poll(), f.round(), f.participant()),
                            position);
            case BallotChanged f ->
                    counting.put(
                            new OwnBallot(f.conference(), f.poll(), f.round(), f.participant()),
                            position);
            case BallotRetracted f ->
                    counting.remove(
                            new OwnBallot(f.conference(), f.poll(), f.round(), f.participant()));
            case ScorecardSubmitted f ->
                    counting.put(
                            new OwnScorecard(f.conference(), f.competition(), f.judge(), f.demo()),
                            position);
            case ScorecardRevised f ->
                    counting.put(
                            new OwnScorecard(f.conference(), f.competition(), f.judge(), f.demo()),
                            position);
            case ScorecardWithdrawn f ->
                    counting.remove(
                            new OwnScorecard(f.conference(), f.competition(), f.judge(), f.demo()));
            case ConflictOfInterestDeclared f ->
                    conflicts.add(
                            new OwnScorecard(f.conference(), f.competition(), f.judge(), f.demo()));
            case null, default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether what stands at a position counts, as far as is known. */
    boolean counts(long position) {
        return counting.entrySet().stream()
                .anyMatch(
                        last -> last.getValue() == position && !conflicts.contains(last.getKey()));
    }
}
