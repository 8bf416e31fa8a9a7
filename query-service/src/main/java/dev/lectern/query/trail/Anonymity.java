package dev.lectern.query.trail;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.api.poll.PollFact.BallotRetracted;
import dev.lectern.api.question.QuestionFact;
import dev.lectern.api.question.QuestionFact.QuestionAsked;
import dev.lectern.api.question.QuestionFact.QuestionEdited;
import dev.lectern.api.question.QuestionFact.QuestionWithdrawn;
import dev.lectern.api.question.QuestionFact.UpvoteCast;
import dev.lectern.api.question.QuestionFact.UpvoteRetracted;
import dev.lectern.api.wire.EventTypes;

import java.util.Set;
import java.util.stream.Collectors;

/** Which facts are input that somebody gave without a name. */
final class Anonymity {

    /** How the names of those begin who joined a conference. */
    static final String PARTICIPANT = "participant:";

    private static final Set<Class<? extends Fact>> VOTES =
            Set.of(
                    BallotCast.class,
                    BallotChanged.class,
                    BallotRetracted.class,
                    UpvoteCast.class,
                    UpvoteRetracted.class);

    private static final Set<String> TYPES_OF_VOTES =
            VOTES.stream()
                    .map(vote -> EventTypes.of(vote).name())
                    .collect(Collectors.toUnmodifiableSet());

    private Anonymity() {}

    /** Nearly everything that a large conference records. */
    static boolean isVote(Fact fact) {
        return VOTES.contains(fact.getClass());
    }

    static boolean isVote(String type) {
        return TYPES_OF_VOTES.contains(type);
    }

    /**
     * A withdrawal does not say whether the question had a name, so that it counts as without, and
     * so does what follows from it: the question is highlighted no longer, and no duplicate.
     */
    static boolean isAnonymous(Fact fact, String actor) {
        return isVote(fact)
                || switch (fact) {
                    case QuestionAsked f -> f.shownName() == null;
                    case QuestionEdited f -> f.shownName() == null;
                    case QuestionWithdrawn _ -> true;
                    case QuestionFact _ -> actor.startsWith(PARTICIPANT);
                    default -> false;
                };
    }

    /** Whoever was seen to do something must not be found by its time. */
    static boolean isByTheAudience(Fact fact, String actor) {
        return isAnonymous(fact, actor)
                || fact instanceof AdmissionFact.ParticipantJoined
                || fact instanceof QuestionAsked
                || fact instanceof QuestionEdited
                || (fact instanceof AdmissionFact.ParticipantErased erased
                        && erased.reason() == null); // by themselves
    }
}
