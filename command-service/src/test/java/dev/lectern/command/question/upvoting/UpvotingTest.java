package dev.lectern.command.question.upvoting;

import static dev.lectern.command.deciding.RefusalCode.OWN_QUESTION;
import static dev.lectern.command.deciding.RefusalCode.PARTICIPANT_BLOCKED;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_ANSWERED;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_HIDDEN;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_MERGED;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_PENDING;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_WITHDRAWN;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_PARTICIPANT;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_QUESTION;
import static dev.lectern.command.support.Room.GRACE;
import static dev.lectern.command.support.Room.LIN;
import static dev.lectern.command.support.Room.Q1;
import static dev.lectern.command.support.Room.Q2;
import static dev.lectern.command.support.Room.answered;
import static dev.lectern.command.support.Room.asked;
import static dev.lectern.command.support.Room.blocked;
import static dev.lectern.command.support.Room.hidden;
import static dev.lectern.command.support.Room.joined;
import static dev.lectern.command.support.Room.merged;
import static dev.lectern.command.support.Room.openRoom;
import static dev.lectern.command.support.Room.unmerged;
import static dev.lectern.command.support.Room.upvoteRetracted;
import static dev.lectern.command.support.Room.upvoted;
import static dev.lectern.command.support.Room.withdrawn;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.ParticipantId;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.Moderation;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class UpvotingTest {

    private static final Scenario ASKED =
            given(openRoom(Moderation.AFTER))
                    .and(
                            asked(Q1, GRACE, QuestionStatus.PUBLISHED),
                            asked(Q2, GRACE, QuestionStatus.PUBLISHED));
    private static final CastUpvote CAST = new CastUpvote(HACK, Q1, LIN);
    private static final RetractUpvote RETRACT = new RetractUpvote(HACK, Q1, LIN);

    @Test
    void casts() {
        ASKED.when(CAST).records(upvoted(Q1, LIN));
    }

    @Test
    void retracts() {
        ASKED.after(CAST).when(RETRACT).records(upvoteRetracted(Q1, LIN));
        ASKED.after(CAST, RETRACT).when(CAST).records(upvoted(Q1, LIN));
    }

    @Test
    void saysNothingTwice() {
        ASKED.after(CAST).when(CAST).recordsNothing();
        ASKED.after(CAST).and(hidden(Q1)).when(CAST).recordsNothing();
        ASKED.when(RETRACT).recordsNothing();
        ASKED.after(CAST, RETRACT).when(RETRACT).recordsNothing();
    }

    @Test
    void othersUpvotesDecideNothing() {
        ASKED.and(joined(new ParticipantId("max")), upvoted(Q1, new ParticipantId("max")))
                .when(CAST)
                .records(upvoted(Q1, LIN));
        ASKED.and(upvoted(Q2, LIN)).when(RETRACT).recordsNothing();
    }

    @Test
    void refusesAQuestionOfOnesOwn() {
        ASKED.when(new CastUpvote(HACK, Q1, GRACE)).refused(OWN_QUESTION);
    }

    @Test
    void aDuplicateTakesNoMoreButLetsGo() {
        var merged = ASKED.after(CAST).and(merged(Q1, Q2));

        merged.when(CAST).recordsNothing();
        merged.when(RETRACT).records(upvoteRetracted(Q1, LIN));
        ASKED.and(merged(Q1, Q2)).when(CAST).refused(QUESTION_MERGED).with("into", Q2);
        ASKED.and(merged(Q1, Q2), unmerged(Q1, Q2)).when(CAST).records(upvoted(Q1, LIN));
    }

    @Test
    void whoeverVotedForTheDuplicateMayVoteForTheQuestionToo() {
        ASKED.after(CAST)
                .and(merged(Q1, Q2))
                .when(new CastUpvote(HACK, Q2, LIN))
                .records(upvoted(Q2, LIN));
    }

    @Test
    void refusesWhatIsNotUpForVotes() {
        given(openRoom(Moderation.BEFORE))
                .and(asked(Q1, GRACE, QuestionStatus.PENDING))
                .when(CAST)
                .refused(QUESTION_PENDING);
        ASKED.and(hidden(Q1)).when(CAST).refused(QUESTION_HIDDEN);
        ASKED.and(withdrawn(Q1)).when(CAST).refused(QUESTION_WITHDRAWN);
        ASKED.and(answered(Q1)).when(CAST).refused(QUESTION_ANSWERED);
        given(openRoom(Moderation.AFTER)).when(CAST).refused(UNKNOWN_QUESTION);
        given(openRoom(Moderation.AFTER)).when(RETRACT).refused(UNKNOWN_QUESTION);
    }

    @Test
    void retractsFromWhateverHasBecomeOfTheQuestion() {
        ASKED.after(CAST).and(answered(Q1)).when(RETRACT).records(upvoteRetracted(Q1, LIN));
        ASKED.after(CAST).and(withdrawn(Q1)).when(RETRACT).records(upvoteRetracted(Q1, LIN));
    }

    @Test
    void refusesWhoMayNot() {
        var nobody = new ParticipantId("nobody");

        ASKED.when(new CastUpvote(HACK, Q1, nobody)).refused(UNKNOWN_PARTICIPANT);
        ASKED.when(new RetractUpvote(HACK, Q1, nobody)).refused(UNKNOWN_PARTICIPANT);
        ASKED.and(blocked(LIN)).when(CAST).refused(PARTICIPANT_BLOCKED);
        ASKED.after(CAST).and(blocked(LIN)).when(RETRACT).refused(PARTICIPANT_BLOCKED);
    }
}
