package dev.lectern.api.wire;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.LabelId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OptionId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.admission.Admission;
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
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.ConferenceRenamed;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.conference.ConferenceFact.RoleGranted;
import dev.lectern.api.conference.ConferenceFact.RoleRevoked;
import dev.lectern.api.conference.Role;
import dev.lectern.api.judging.Criterion;
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
import dev.lectern.api.judging.ModelVersion;
import dev.lectern.api.judging.Place;
import dev.lectern.api.judging.Scale;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyCreated;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyRevoked;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;
import dev.lectern.api.organisation.OrganisationFact.MemberErased;
import dev.lectern.api.organisation.OrganisationFact.MemberRemoved;
import dev.lectern.api.organisation.OrganisationFact.OrganisationFounded;
import dev.lectern.api.organisation.OrganisationFact.OwnershipGranted;
import dev.lectern.api.organisation.OrganisationFact.OwnershipRevoked;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollDesign;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.api.poll.PollFact.BallotRetracted;
import dev.lectern.api.poll.PollFact.PollChanged;
import dev.lectern.api.poll.PollFact.PollClosed;
import dev.lectern.api.poll.PollFact.PollDrafted;
import dev.lectern.api.poll.PollFact.PollOpened;
import dev.lectern.api.poll.PollFact.PollRevealed;
import dev.lectern.api.poll.PollOption;
import dev.lectern.api.poll.Voting;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;
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
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.Moderation;
import dev.lectern.api.talk.Speaker;
import dev.lectern.api.talk.TalkDetails;
import dev.lectern.api.talk.TalkFact.QuestionsClosed;
import dev.lectern.api.talk.TalkFact.QuestionsOpened;
import dev.lectern.api.talk.TalkFact.TalkCancelled;
import dev.lectern.api.talk.TalkFact.TalkChanged;
import dev.lectern.api.talk.TalkFact.TalkScheduled;
import dev.lectern.api.talk.TalkKind;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One fact of every kind, with every component set. */
final class Samples {

    private static final ConferenceId CONFERENCE = new ConferenceId("civic-2026");
    private static final OrganisationId ORGANISATION = new OrganisationId("civic");
    private static final ApiKeyId API_KEY = new ApiKeyId("laptop");
    private static final ParticipantId PARTICIPANT = new ParticipantId("p-7f3a");
    private static final JoinCode CODE = new JoinCode("K7QTM4");
    private static final TalkId TALK = new TalkId("keynote");
    private static final QuestionId QUESTION = new QuestionId("0193-q1");
    private static final QuestionId OTHER = new QuestionId("0193-q2");
    private static final LabelId LABEL = new LabelId("follow-up");
    private static final PollId POLL = new PollId("mood");
    private static final OptionId YES = new OptionId("yes");
    private static final OptionId NO = new OptionId("no");
    private static final CompetitionId COMPETITION = new CompetitionId("main");
    private static final MemberId JUDGE = new MemberId("judge-1");
    private static final DemoId FIRST = new DemoId("atlas");
    private static final DemoId SECOND = new DemoId("beacon");
    private static final CriterionId IMPACT = new CriterionId("impact");
    private static final CriterionId NOVELTY = new CriterionId("novelty");
    private static final ModelVersion MEDIAN = new ModelVersion("median", 1);

    // Never decrypted here: what stands in for a ciphertext only has to stay what it is.
    private static final ProtectedText OWNERS =
            new ProtectedText(KeyId.of(ORGANISATION), "b3duZXJz");
    private static final ProtectedText STAFF =
            new ProtectedText(KeyId.of(ORGANISATION, JUDGE), "c3RhZmY");
    private static final ProtectedText ORGANISERS =
            new ProtectedText(KeyId.of(CONFERENCE), "b3JnYW5pc2Vycw");
    private static final ProtectedText JUDGES =
            new ProtectedText(KeyId.of(CONFERENCE, JUDGE), "anVkZ2Vz");

    private static final ProtectedText PARTICIPANTS =
            new ProtectedText(KeyId.of(CONFERENCE, PARTICIPANT), "cGFydGljaXBhbnQ");
    private static final List<PollOption> OPTIONS =
            List.of(new PollOption(YES, ORGANISERS), new PollOption(NO, ORGANISERS));

    private Samples() {}

    static List<Fact> all() {
        return List.of(
                new OrganisationFounded(ORGANISATION, OWNERS),
                new MemberAdmitted(ORGANISATION, JUDGE, STAFF),
                new MemberRemoved(ORGANISATION, JUDGE),
                new MemberErased(ORGANISATION, JUDGE, OWNERS),
                new OwnershipGranted(ORGANISATION, JUDGE),
                new OwnershipRevoked(ORGANISATION, JUDGE),
                new ApiKeyCreated(
                        ORGANISATION,
                        API_KEY,
                        JUDGE,
                        STAFF,
                        "lectern_9f8e7d",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        Instant.parse("2027-01-01T00:00:00Z")),
                new ApiKeyRevoked(ORGANISATION, API_KEY),
                new ConferenceCreated(CONFERENCE, ORGANISATION, ORGANISERS),
                new ConferenceRenamed(CONFERENCE, ORGANISERS),
                new DemoRegistered(CONFERENCE, FIRST, ORGANISERS),
                new RoleGranted(CONFERENCE, JUDGE, Role.MODERATOR),
                new RoleRevoked(CONFERENCE, JUDGE, Role.MODERATOR),
                new ConferenceOpened(CONFERENCE, CODE, Admission.INVITATION),
                new ConferenceClosed(CONFERENCE, CODE),
                new InvitationsIssued(CONFERENCE, 2, 500),
                new InvitationRevoked(CONFERENCE, new Invitation(2, 17)),
                new ParticipantJoined(CONFERENCE, PARTICIPANT, new Invitation(2, 18)),
                new ParticipantBlocked(
                        CONFERENCE,
                        PARTICIPANT,
                        new ProtectedText(KeyId.of(CONFERENCE, PARTICIPANT), "cGFydGljaXBhbnQ")),
                new ParticipantUnblocked(CONFERENCE, PARTICIPANT),
                new ParticipantErased(CONFERENCE, PARTICIPANT, ORGANISERS),
                new CompetitionOpened(CONFERENCE, COMPETITION, rules()),
                new RulesChanged(CONFERENCE, COMPETITION, rules()),
                new JudgeNamed(CONFERENCE, COMPETITION, JUDGE, JUDGES),
                new AllDemosAssigned(CONFERENCE, COMPETITION, JUDGE),
                new DemosAssigned(
                        CONFERENCE, COMPETITION, JUDGE, new TreeSet<>(List.of(SECOND, FIRST))),
                new ConflictOfInterestDeclared(CONFERENCE, COMPETITION, JUDGE, FIRST, JUDGES),
                new ScorecardSubmitted(
                        CONFERENCE, COMPETITION, JUDGE, FIRST, scores("4.50", "1E+1"), JUDGES),
                new ScorecardRevised(
                        CONFERENCE, COMPETITION, JUDGE, FIRST, scores("0", "-0.25"), JUDGES),
                new ScorecardWithdrawn(CONFERENCE, COMPETITION, JUDGE, FIRST),
                new CompetitionLocked(CONFERENCE, COMPETITION),
                new CompetitionReopened(CONFERENCE, COMPETITION, ORGANISERS),
                new TieResolved(
                        CONFERENCE, COMPETITION, MEDIAN, List.of(SECOND, FIRST), ORGANISERS),
                new TieDeclared(
                        CONFERENCE,
                        COMPETITION,
                        MEDIAN,
                        new TreeSet<>(List.of(SECOND, FIRST)),
                        ORGANISERS),
                new RankingPublished(
                        CONFERENCE,
                        COMPETITION,
                        MEDIAN,
                        List.of(
                                new Place(1, FIRST, "171/40", new BigDecimal("4.2750000000")),
                                new Place(2, SECOND, "3", new BigDecimal("3.0000000000")))),
                new TalkScheduled(CONFERENCE, TALK, details()),
                new TalkChanged(CONFERENCE, TALK, details()),
                new TalkCancelled(CONFERENCE, TALK, ORGANISERS),
                new QuestionsOpened(CONFERENCE, TALK),
                new QuestionsClosed(CONFERENCE, TALK),
                new QuestionAsked(
                        CONFERENCE,
                        TALK,
                        QUESTION,
                        PARTICIPANT,
                        PARTICIPANTS,
                        PARTICIPANTS,
                        QuestionStatus.PENDING),
                new QuestionEdited(
                        CONFERENCE,
                        TALK,
                        QUESTION,
                        PARTICIPANTS,
                        PARTICIPANTS,
                        QuestionStatus.PUBLISHED),
                new QuestionWithdrawn(CONFERENCE, TALK, QUESTION),
                new QuestionApproved(CONFERENCE, TALK, QUESTION),
                new QuestionHidden(CONFERENCE, TALK, QUESTION, ORGANISERS),
                new QuestionRestored(CONFERENCE, TALK, QUESTION, QuestionStatus.PUBLISHED),
                new QuestionAnswered(CONFERENCE, TALK, QUESTION, ORGANISERS),
                new QuestionHighlighted(CONFERENCE, TALK, QUESTION),
                new QuestionUnhighlighted(CONFERENCE, TALK, QUESTION),
                new QuestionLabelled(CONFERENCE, TALK, QUESTION, LABEL),
                new QuestionUnlabelled(CONFERENCE, TALK, QUESTION, LABEL),
                new QuestionMerged(CONFERENCE, TALK, QUESTION, OTHER),
                new QuestionUnmerged(CONFERENCE, TALK, QUESTION, OTHER),
                new UpvoteCast(CONFERENCE, TALK, QUESTION, PARTICIPANT),
                new UpvoteRetracted(CONFERENCE, TALK, QUESTION, PARTICIPANT),
                new PollDrafted(CONFERENCE, POLL, design(new Voting.MultipleChoice(OPTIONS, 1, 2))),
                new PollChanged(CONFERENCE, POLL, design(new Voting.Rating(1, 5))),
                new PollOpened(CONFERENCE, POLL, 2, Instant.parse("2026-11-25T10:15:00.5Z")),
                new PollClosed(CONFERENCE, POLL, 2),
                new PollRevealed(CONFERENCE, POLL, 2),
                new BallotCast(CONFERENCE, POLL, 2, PARTICIPANT, Ballot.of(List.of(YES, NO))),
                new BallotChanged(
                        CONFERENCE, POLL, 2, PARTICIPANT, Ballot.of(List.of(NO)), Ballot.of(4)),
                new BallotRetracted(CONFERENCE, POLL, 2, PARTICIPANT, Ballot.of(4)));
    }

    static Stream<PollDrafted> everyKindOfPoll() {
        return Stream.of(
                        new Voting.SingleChoice(OPTIONS),
                        new Voting.MultipleChoice(OPTIONS, 1, 2),
                        new Voting.Rating(-3, 10),
                        new Voting.Ranking(OPTIONS))
                .map(voting -> new PollDrafted(CONFERENCE, POLL, design(voting)));
    }

    private static PollDesign design(Voting voting) {
        return new PollDesign(TALK, ORGANISERS, voting, true);
    }

    private static TalkDetails details() {
        return new TalkDetails(
                TalkKind.KEYNOTE,
                ORGANISERS,
                Instant.parse("2026-11-25T09:00:00Z"),
                Instant.parse("2026-11-25T09:45:00Z"),
                ORGANISERS,
                List.of(new Speaker(JUDGES, JUDGE), new Speaker(ORGANISERS, null)),
                Moderation.BEFORE);
    }

    static ScorecardSubmitted withoutComment() {
        return new ScorecardSubmitted(
                CONFERENCE, COMPETITION, JUDGE, FIRST, scores("4.5", "5"), null);
    }

    static CompetitionOpened withoutTieBreak() {
        return new CompetitionOpened(
                CONFERENCE,
                COMPETITION,
                new ScoringRules(ORGANISERS, rules().criteria(), rules().scale(), null));
    }

    private static ScoringRules rules() {
        return new ScoringRules(
                ORGANISERS,
                List.of(
                        new Criterion(NOVELTY, ORGANISERS, new BigDecimal("62.5")),
                        new Criterion(IMPACT, ORGANISERS, new BigDecimal("37.50"))),
                new Scale(new BigDecimal("0"), new BigDecimal("10"), new BigDecimal("0.50")),
                new TieBreak(TieBreak.Statistic.MEDIAN, IMPACT));
    }

    private static SortedMap<CriterionId, BigDecimal> scores(String impact, String novelty) {
        var scores = new TreeMap<CriterionId, BigDecimal>();
        scores.put(NOVELTY, new BigDecimal(novelty));
        scores.put(IMPACT, new BigDecimal(impact));
        return scores;
    }
}
