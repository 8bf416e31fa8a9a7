package dev.lectern.query.trail;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.admission.AdmissionFact;
import dev.lectern.api.conference.ConferenceFact;
import dev.lectern.api.judging.JudgingFact;
import dev.lectern.api.organisation.OrganisationFact;
import dev.lectern.api.poll.PollFact;
import dev.lectern.api.question.QuestionFact;
import dev.lectern.api.talk.TalkFact;

import org.jspecify.annotations.Nullable;

/**
 * What a fact is about, as it says itself.
 *
 * @param otherQuestion the one that it was merged into, or taken out of
 */
record Subjects(
        @Nullable TalkId talk,
        @Nullable QuestionId question,
        @Nullable QuestionId otherQuestion,
        @Nullable PollId poll,
        @Nullable Integer round,
        @Nullable CompetitionId competition,
        @Nullable MemberId member,
        @Nullable ParticipantId participant) {

    /**
     * @throws IllegalStateException if the fact's feature is not known here
     */
    static Subjects of(Fact fact) {
        return switch (fact) {
            case OrganisationFact f -> member(member(f));
            case ConferenceFact f -> member(member(f));
            case AdmissionFact f -> participant(participant(f));
            case JudgingFact f ->
                    new Subjects(null, null, null, null, null, f.competition(), judge(f), null);
            case TalkFact f -> new Subjects(f.talk(), null, null, null, null, null, null, null);
            case QuestionFact f -> question(f);
            case PollFact f -> poll(f);
            default -> throw new IllegalStateException("Nobody knows what it is about: " + fact);
        };
    }

    private static Subjects member(@Nullable MemberId member) {
        return new Subjects(null, null, null, null, null, null, member, null);
    }

    private static Subjects participant(@Nullable ParticipantId participant) {
        return new Subjects(null, null, null, null, null, null, null, participant);
    }

    private static @Nullable MemberId member(OrganisationFact fact) {
        return switch (fact) {
            case OrganisationFact.MemberAdmitted f -> f.member();
            case OrganisationFact.MemberRemoved f -> f.member();
            case OrganisationFact.MemberErased f -> f.member();
            case OrganisationFact.OwnershipGranted f -> f.member();
            case OrganisationFact.OwnershipRevoked f -> f.member();
            case OrganisationFact.ApiKeyCreated f -> f.member();
            case OrganisationFact.OrganisationFounded _, OrganisationFact.ApiKeyRevoked _ -> null;
        };
    }

    private static @Nullable MemberId member(ConferenceFact fact) {
        return switch (fact) {
            case ConferenceFact.RoleGranted f -> f.member();
            case ConferenceFact.RoleRevoked f -> f.member();
            case ConferenceFact.ConferenceCreated _,
                    ConferenceFact.ConferenceRenamed _,
                    ConferenceFact.DemoRegistered _ ->
                    null;
        };
    }

    private static @Nullable ParticipantId participant(AdmissionFact fact) {
        return switch (fact) {
            case AdmissionFact.ParticipantJoined f -> f.participant();
            case AdmissionFact.ParticipantBlocked f -> f.participant();
            case AdmissionFact.ParticipantUnblocked f -> f.participant();
            case AdmissionFact.ParticipantErased f -> f.participant();
            case AdmissionFact.ConferenceOpened _,
                    AdmissionFact.ConferenceClosed _,
                    AdmissionFact.InvitationsIssued _,
                    AdmissionFact.InvitationRevoked _ ->
                    null;
        };
    }

    private static @Nullable MemberId judge(JudgingFact fact) {
        return switch (fact) {
            case JudgingFact.JudgeNamed f -> f.judge();
            case JudgingFact.AllDemosAssigned f -> f.judge();
            case JudgingFact.DemosAssigned f -> f.judge();
            case JudgingFact.ConflictOfInterestDeclared f -> f.judge();
            case JudgingFact.ScorecardSubmitted f -> f.judge();
            case JudgingFact.ScorecardRevised f -> f.judge();
            case JudgingFact.ScorecardWithdrawn f -> f.judge();
            case JudgingFact.CompetitionOpened _,
                    JudgingFact.RulesChanged _,
                    JudgingFact.CompetitionLocked _,
                    JudgingFact.CompetitionReopened _,
                    JudgingFact.TieResolved _,
                    JudgingFact.TieDeclared _,
                    JudgingFact.RankingPublished _ ->
                    null;
        };
    }

    private static Subjects question(QuestionFact fact) {
        return switch (fact) {
            case QuestionFact.QuestionAsked f -> question(f, null, f.participant());
            case QuestionFact.UpvoteCast f -> question(f, null, f.participant());
            case QuestionFact.UpvoteRetracted f -> question(f, null, f.participant());
            case QuestionFact.QuestionMerged f -> question(f, f.into(), null);
            case QuestionFact.QuestionUnmerged f -> question(f, f.from(), null);
            case QuestionFact.QuestionEdited _,
                    QuestionFact.QuestionWithdrawn _,
                    QuestionFact.QuestionApproved _,
                    QuestionFact.QuestionHidden _,
                    QuestionFact.QuestionRestored _,
                    QuestionFact.QuestionAnswered _,
                    QuestionFact.QuestionHighlighted _,
                    QuestionFact.QuestionUnhighlighted _,
                    QuestionFact.QuestionLabelled _,
                    QuestionFact.QuestionUnlabelled _ ->
                    question(fact, null, null);
        };
    }

    private static Subjects question(
            QuestionFact fact, @Nullable QuestionId other, @Nullable ParticipantId participant) {
        return new Subjects(
                fact.talk(), fact.question(), other, null, null, null, null, participant);
    }

    private static Subjects poll(PollFact fact) {
        return switch (fact) {
            case PollFact.PollDrafted f -> poll(f, f.design().talk(), null, null);
            case PollFact.PollChanged f -> poll(f, f.design().talk(), null, null);
            case PollFact.PollOpened f -> poll(f, null, f.round(), null);
            case PollFact.PollClosed f -> poll(f, null, f.round(), null);
            case PollFact.PollRevealed f -> poll(f, null, f.round(), null);
            case PollFact.BallotCast f -> poll(f, null, f.round(), f.participant());
            case PollFact.BallotChanged f -> poll(f, null, f.round(), f.participant());
            case PollFact.BallotRetracted f -> poll(f, null, f.round(), f.participant());
        };
    }

    private static Subjects poll(
            PollFact fact,
            @Nullable TalkId talk,
            @Nullable Integer round,
            @Nullable ParticipantId participant) {
        return new Subjects(talk, null, null, fact.poll(), round, null, null, participant);
    }
}
