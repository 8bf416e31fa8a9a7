package dev.lectern.command.deciding;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.admission.AdmissionFact;
import dev.lectern.api.admission.AdmissionFact.ConferenceClosed;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.AdmissionFact.InvitationRevoked;
import dev.lectern.api.admission.AdmissionFact.InvitationsIssued;
import dev.lectern.api.admission.AdmissionFact.ParticipantBlocked;
import dev.lectern.api.admission.AdmissionFact.ParticipantErased;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.api.admission.AdmissionFact.ParticipantUnblocked;
import dev.lectern.api.admission.Invitation;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.conference.ConferenceFact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.ConferenceRenamed;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.conference.ConferenceFact.RoleGranted;
import dev.lectern.api.conference.ConferenceFact.RoleRevoked;
import dev.lectern.api.judging.JudgingFact;
import dev.lectern.api.judging.JudgingFact.AllDemosAssigned;
import dev.lectern.api.judging.JudgingFact.CompetitionLocked;
import dev.lectern.api.judging.JudgingFact.CompetitionOpened;
import dev.lectern.api.judging.JudgingFact.CompetitionReopened;
import dev.lectern.api.judging.JudgingFact.ConflictOfInterestDeclared;
import dev.lectern.api.judging.JudgingFact.DemosAssigned;
import dev.lectern.api.judging.JudgingFact.JudgeNamed;
import dev.lectern.api.judging.JudgingFact.RankingPublished;
import dev.lectern.api.judging.JudgingFact.RulesChanged;
import dev.lectern.api.judging.JudgingFact.ScorecardRevised;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.JudgingFact.ScorecardWithdrawn;
import dev.lectern.api.judging.JudgingFact.TieDeclared;
import dev.lectern.api.judging.JudgingFact.TieResolved;
import dev.lectern.api.organisation.OrganisationFact;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyCreated;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyRevoked;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;
import dev.lectern.api.organisation.OrganisationFact.MemberErased;
import dev.lectern.api.organisation.OrganisationFact.MemberRemoved;
import dev.lectern.api.organisation.OrganisationFact.OrganisationFounded;
import dev.lectern.api.organisation.OrganisationFact.OwnershipGranted;
import dev.lectern.api.organisation.OrganisationFact.OwnershipRevoked;
import dev.lectern.api.poll.PollFact;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.api.poll.PollFact.BallotRetracted;
import dev.lectern.api.poll.PollFact.PollChanged;
import dev.lectern.api.poll.PollFact.PollClosed;
import dev.lectern.api.poll.PollFact.PollDrafted;
import dev.lectern.api.poll.PollFact.PollOpened;
import dev.lectern.api.poll.PollFact.PollRevealed;
import dev.lectern.api.question.QuestionFact;
import dev.lectern.api.question.QuestionFact.QuestionAnswered;
import dev.lectern.api.question.QuestionFact.QuestionApproved;
import dev.lectern.api.question.QuestionFact.QuestionAsked;
import dev.lectern.api.question.QuestionFact.QuestionEdited;
import dev.lectern.api.question.QuestionFact.QuestionHidden;
import dev.lectern.api.question.QuestionFact.QuestionHighlighted;
import dev.lectern.api.question.QuestionFact.QuestionLabelled;
import dev.lectern.api.question.QuestionFact.QuestionMerged;
import dev.lectern.api.question.QuestionFact.QuestionRestored;
import dev.lectern.api.question.QuestionFact.QuestionUnhighlighted;
import dev.lectern.api.question.QuestionFact.QuestionUnlabelled;
import dev.lectern.api.question.QuestionFact.QuestionUnmerged;
import dev.lectern.api.question.QuestionFact.QuestionWithdrawn;
import dev.lectern.api.question.QuestionFact.UpvoteCast;
import dev.lectern.api.question.QuestionFact.UpvoteRetracted;
import dev.lectern.api.talk.TalkFact;

import java.util.Set;

/**
 * What every fact is about. Ids contain no {@code /}, so nested names cannot be confused. A tag is
 * forever: what a stored fact was not tagged with, no decision finds it by.
 */
public final class Tags {

    public static final String CONFERENCE = "conference";
    public static final String ORGANISATION = "organisation";

    /** Everything that changes who may do what; so that it is found among everything else. */
    public static final Tag ACCESS = new Tag("access", "all");

    /** Every beginning and end of a round, so that those that close by themselves are found. */
    public static final Tag ROUNDS = new Tag("rounds", "all");

    private Tags() {}

    public static Tag organisation(OrganisationId organisation) {
        return new Tag(ORGANISATION, organisation.value());
    }

    public static Tag staff(OrganisationId organisation, MemberId member) {
        return new Tag("staff", organisation + "/" + member);
    }

    public static Tag apiKey(OrganisationId organisation, ApiKeyId apiKey) {
        return new Tag("api-key", organisation + "/" + apiKey);
    }

    public static Tag conference(ConferenceId conference) {
        return new Tag(CONFERENCE, conference.value());
    }

    /** What a member of the organisation does in a conference of it. */
    public static Tag roles(ConferenceId conference, MemberId member) {
        return new Tag("roles", conference + "/" + member);
    }

    public static Tag joinCode(JoinCode code) {
        return new Tag("join-code", code.value());
    }

    public static Tag admission(ConferenceId conference) {
        return new Tag("admission", conference.value());
    }

    public static Tag invitation(ConferenceId conference, Invitation invitation) {
        return new Tag(
                "invitation", conference + "/" + invitation.batch() + "/" + invitation.number());
    }

    public static Tag participant(ConferenceId conference, ParticipantId participant) {
        return new Tag("participant", conference + "/" + participant);
    }

    public static Tag demo(ConferenceId conference, DemoId demo) {
        return new Tag("demo", conference + "/" + demo);
    }

    public static Tag competition(ConferenceId conference, CompetitionId competition) {
        return new Tag("competition", conference + "/" + competition);
    }

    public static Tag judge(ConferenceId conference, CompetitionId competition, MemberId judge) {
        return new Tag("judge", conference + "/" + competition + "/" + judge);
    }

    public static Tag scorecard(
            ConferenceId conference, CompetitionId competition, MemberId judge, DemoId demo) {
        return new Tag("scorecard", conference + "/" + competition + "/" + judge + "/" + demo);
    }

    /** Whether facts of this kind are tagged with {@link #ACCESS}. */
    public static boolean changesRights(Class<? extends Fact> kind) {
        return OrganisationFact.class.isAssignableFrom(kind)
                || kind == ConferenceCreated.class
                || kind == RoleGranted.class
                || kind == RoleRevoked.class
                || kind == ConferenceOpened.class
                || kind == ConferenceClosed.class
                || kind == ParticipantBlocked.class
                || kind == ParticipantUnblocked.class
                || kind == ParticipantErased.class;
    }

    public static Tag talk(ConferenceId conference, TalkId talk) {
        return new Tag("talk", conference + "/" + talk);
    }

    public static Tag question(ConferenceId conference, QuestionId question) {
        return new Tag("question", conference + "/" + question);
    }

    public static Tag upvote(
            ConferenceId conference, QuestionId question, ParticipantId participant) {
        return new Tag("upvote", conference + "/" + question + "/" + participant);
    }

    public static Tag poll(ConferenceId conference, PollId poll) {
        return new Tag("poll", conference + "/" + poll);
    }

    /** What a participant voted for in a poll, in any of its rounds. */
    public static Tag ballot(ConferenceId conference, PollId poll, ParticipantId participant) {
        return new Tag("ballot", conference + "/" + poll + "/" + participant);
    }

    /** Every tag of a fact. */
    public static Set<Tag> of(Fact fact) {
        return switch (fact) {
            case OrganisationFact of -> of(of);
            case ConferenceFact of -> of(of);
            case AdmissionFact of -> of(of);
            case JudgingFact of -> of(of);
            case TalkFact of ->
                    Set.of(conference(of.conference()), talk(of.conference(), of.talk()));
            case QuestionFact of -> of(of);
            case PollFact of -> of(of);
            default -> throw new IllegalArgumentException("No tags for " + fact.getClass());
        };
    }

    private static Set<Tag> of(ConferenceFact fact) {
        Tag conference = conference(fact.conference());
        return switch (fact) {
            case ConferenceCreated of ->
                    Set.of(conference, ACCESS, organisation(of.organisation()));
            case ConferenceRenamed _ -> Set.of(conference);
            case DemoRegistered of -> Set.of(conference, demo(of.conference(), of.demo()));
            case RoleGranted of -> Set.of(conference, ACCESS, roles(of.conference(), of.member()));
            case RoleRevoked of -> Set.of(conference, ACCESS, roles(of.conference(), of.member()));
        };
    }

    private static Set<Tag> of(OrganisationFact fact) {
        OrganisationId organisation = fact.organisation();
        Tag whole = organisation(organisation);
        return switch (fact) {
            case OrganisationFounded _ -> Set.of(whole, ACCESS);
            case MemberAdmitted of -> Set.of(whole, ACCESS, staff(organisation, of.member()));
            case MemberRemoved of -> Set.of(whole, ACCESS, staff(organisation, of.member()));
            case MemberErased of -> Set.of(whole, ACCESS, staff(organisation, of.member()));
            case OwnershipGranted of -> Set.of(whole, ACCESS, staff(organisation, of.member()));
            case OwnershipRevoked of -> Set.of(whole, ACCESS, staff(organisation, of.member()));
            case ApiKeyCreated of ->
                    Set.of(
                            whole,
                            ACCESS,
                            staff(organisation, of.member()),
                            apiKey(organisation, of.apiKey()));
            case ApiKeyRevoked of -> Set.of(whole, ACCESS, apiKey(organisation, of.apiKey()));
        };
    }

    private static Set<Tag> of(AdmissionFact fact) {
        ConferenceId id = fact.conference();
        Tag conference = conference(id);
        return switch (fact) {
            case ConferenceOpened of ->
                    Set.of(conference, ACCESS, admission(id), joinCode(of.code()));
            case ConferenceClosed of ->
                    Set.of(conference, ACCESS, admission(id), joinCode(of.code()));
            case InvitationsIssued _ -> Set.of(conference, admission(id));
            case InvitationRevoked of -> Set.of(conference, invitation(id, of.invitation()));
            case ParticipantJoined of -> {
                Tag participant = participant(id, of.participant());
                yield of.invitation() == null
                        ? Set.of(conference, participant)
                        : Set.of(conference, participant, invitation(id, of.invitation()));
            }
            case ParticipantBlocked of ->
                    Set.of(conference, ACCESS, participant(id, of.participant()));
            case ParticipantUnblocked of ->
                    Set.of(conference, ACCESS, participant(id, of.participant()));
            case ParticipantErased of ->
                    Set.of(conference, ACCESS, participant(id, of.participant()));
        };
    }

    private static Set<Tag> of(JudgingFact fact) {
        return switch (fact) {
            case CompetitionOpened _,
                    RulesChanged _,
                    CompetitionLocked _,
                    CompetitionReopened _,
                    TieResolved _,
                    TieDeclared _,
                    RankingPublished _ ->
                    ofCompetition(fact);
            case JudgeNamed of -> ofJudge(fact, of.judge());
            case AllDemosAssigned of -> ofJudge(fact, of.judge());
            case DemosAssigned of -> ofJudge(fact, of.judge());
            case ConflictOfInterestDeclared of -> ofScorecard(fact, of.judge(), of.demo());
            case ScorecardSubmitted of -> ofScorecard(fact, of.judge(), of.demo());
            case ScorecardRevised of -> ofScorecard(fact, of.judge(), of.demo());
            case ScorecardWithdrawn of -> ofScorecard(fact, of.judge(), of.demo());
        };
    }

    private static Set<Tag> ofCompetition(JudgingFact fact) {
        return Set.of(
                conference(fact.conference()), competition(fact.conference(), fact.competition()));
    }

    private static Set<Tag> ofJudge(JudgingFact fact, MemberId judge) {
        return Set.of(
                conference(fact.conference()),
                competition(fact.conference(), fact.competition()),
                judge(fact.conference(), fact.competition(), judge));
    }

    private static Set<Tag> ofScorecard(JudgingFact fact, MemberId judge, DemoId demo) {
        return Set.of(
                conference(fact.conference()),
                competition(fact.conference(), fact.competition()),
                judge(fact.conference(), fact.competition(), judge),
                scorecard(fact.conference(), fact.competition(), judge, demo));
    }

    private static Set<Tag> of(QuestionFact fact) {
        ConferenceId id = fact.conference();
        Tag conference = conference(id);
        Tag question = question(id, fact.question());
        return switch (fact) {
            case QuestionAsked _,
                    QuestionEdited _,
                    QuestionWithdrawn _,
                    QuestionApproved _,
                    QuestionHidden _,
                    QuestionRestored _,
                    QuestionAnswered _,
                    QuestionLabelled _,
                    QuestionUnlabelled _ ->
                    Set.of(conference, question);
            case QuestionHighlighted _, QuestionUnhighlighted _ ->
                    Set.of(conference, question, talk(id, fact.talk()));
            case QuestionMerged of -> Set.of(conference, question, question(id, of.into()));
            case QuestionUnmerged of -> Set.of(conference, question, question(id, of.from()));
            case UpvoteCast of ->
                    Set.of(conference, question, upvote(id, of.question(), of.participant()));
            case UpvoteRetracted of ->
                    Set.of(conference, question, upvote(id, of.question(), of.participant()));
        };
    }

    private static Set<Tag> of(PollFact fact) {
        ConferenceId id = fact.conference();
        Tag conference = conference(id);
        Tag poll = poll(id, fact.poll());
        return switch (fact) {
            case PollDrafted _, PollChanged _, PollRevealed _ -> Set.of(conference, poll);
            case PollOpened _, PollClosed _ -> Set.of(conference, poll, ROUNDS);
            case BallotCast of -> Set.of(conference, poll, ballot(id, of.poll(), of.participant()));
            case BallotChanged of ->
                    Set.of(conference, poll, ballot(id, of.poll(), of.participant()));
            case BallotRetracted of ->
                    Set.of(conference, poll, ballot(id, of.poll(), of.participant()));
        };
    }
}
