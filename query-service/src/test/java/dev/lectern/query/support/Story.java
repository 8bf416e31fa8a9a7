package dev.lectern.query.support;

import dev.lectern.access.ApiKeys;
import dev.lectern.api.ApiKeyId;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.ParticipantId;
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
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what happened in one conference with one competition, {@code main}. */
public final class Story {

    public static final OrganisationId ORGANISATION = new OrganisationId("civic");

    private final ConferenceId conference;
    private final OrganisationId organisation;
    private final CompetitionId competition = new CompetitionId("main");
    private final Keys keys;

    public Story(String conference, Keys keys) {
        this(conference, ORGANISATION, keys);
    }

    /** Of another organisation. */
    public Story(String conference, OrganisationId organisation, Keys keys) {
        this.conference = new ConferenceId(conference);
        this.organisation = organisation;
        this.keys = keys;
    }

    /** The path of the conference. */
    public String path() {
        return "/api/conferences/" + conference;
    }

    /** The path of its competition. */
    public String competitionPath() {
        return path() + "/competitions/" + competition;
    }

    public ConferenceId conference() {
        return conference;
    }

    public KeyId judgesKey(String judge) {
        return KeyId.of(conference, new MemberId(judge));
    }

    /** What happens in it during a talk. */
    public Room room() {
        return new Room(this, keys);
    }

    public OrganisationFounded founded() {
        return new OrganisationFounded(organisation, owners("Civic"));
    }

    public MemberAdmitted admitted(String member) {
        return new MemberAdmitted(
                organisation, new MemberId(member), staff(member, "Member " + member));
    }

    public MemberRemoved removed(String member) {
        return new MemberRemoved(organisation, new MemberId(member));
    }

    public MemberErased erasedMember(String member) {
        return new MemberErased(organisation, new MemberId(member), owners("Asked for it"));
    }

    public OwnershipGranted owning(String member) {
        return new OwnershipGranted(organisation, new MemberId(member));
    }

    public OwnershipRevoked owningNoMore(String member) {
        return new OwnershipRevoked(organisation, new MemberId(member));
    }

    /** One of which nobody has the secret; it expires in the year 2100. */
    public ApiKeyCreated apiKey(String member, String id) {
        return apiKey(member, id, "lectern_" + id);
    }

    /** One that expires in the year 2100. */
    public ApiKeyCreated apiKey(String member, String id, String secret) {
        return new ApiKeyCreated(
                organisation,
                new ApiKeyId(id),
                new MemberId(member),
                staff(member, "Key " + id),
                secret.substring(0, Math.min(secret.length(), 18)),
                ApiKeys.hash(secret),
                Instant.parse("2100-01-01T00:00:00Z"));
    }

    public ApiKeyRevoked apiKeyRevoked(String id) {
        return new ApiKeyRevoked(organisation, new ApiKeyId(id));
    }

    public RoleGranted granted(String member, Role role) {
        return new RoleGranted(conference, new MemberId(member), role);
    }

    public RoleRevoked revoked(String member, Role role) {
        return new RoleRevoked(conference, new MemberId(member), role);
    }

    public ConferenceOpened opened(String code, Admission admission) {
        return new ConferenceOpened(conference, new JoinCode(code), admission);
    }

    public ConferenceClosed closed(String code) {
        return new ConferenceClosed(conference, new JoinCode(code));
    }

    public InvitationsIssued invited(int batch, int count) {
        return new InvitationsIssued(conference, batch, count);
    }

    public InvitationRevoked uninvited(int batch, int number) {
        return new InvitationRevoked(conference, new Invitation(batch, number));
    }

    public ParticipantJoined joined(String participant, @Nullable Invitation invitation) {
        return new ParticipantJoined(conference, new ParticipantId(participant), invitation);
    }

    public ParticipantBlocked blocked(String participant) {
        var id = new ParticipantId(participant);
        return new ParticipantBlocked(
                conference, id, keys.protect(KeyId.of(conference, id), "Shouted"));
    }

    public ParticipantUnblocked unblocked(String participant) {
        return new ParticipantUnblocked(conference, new ParticipantId(participant));
    }

    public ParticipantErased erased(String participant) {
        return new ParticipantErased(
                conference, new ParticipantId(participant), organisers("Asked for it"));
    }

    public ParticipantErased erasedThemselves(String participant) {
        return new ParticipantErased(conference, new ParticipantId(participant), null);
    }

    private ProtectedText owners(String text) {
        return keys.protect(KeyId.of(organisation), text);
    }

    private ProtectedText staff(String member, String text) {
        return keys.protect(KeyId.of(organisation, new MemberId(member)), text);
    }

    public ConferenceCreated created() {
        return new ConferenceCreated(conference, organisation, organisers("Civic Hack"));
    }

    public ConferenceRenamed renamed(String title) {
        return new ConferenceRenamed(conference, organisers(title));
    }

    public DemoRegistered registered(String demo) {
        return new DemoRegistered(conference, new DemoId(demo), organisers("Demo " + demo));
    }

    /** With impact (60 %) and craft (40 %), in halves from 0 to 10. */
    public CompetitionOpened opened(@Nullable TieBreak tieBreak) {
        return new CompetitionOpened(
                conference,
                competition,
                rules("Main prize", tieBreak, criterion("impact", "60"), criterion("craft", "40")));
    }

    public RulesChanged ruled(String title, Criterion... criteria) {
        return new RulesChanged(conference, competition, rules(title, null, criteria));
    }

    public Criterion criterion(String id, String weight) {
        return new Criterion(
                new CriterionId(id), organisers("Criterion " + id), new BigDecimal(weight));
    }

    public JudgeNamed named(String judge) {
        return new JudgeNamed(
                conference,
                competition,
                new MemberId(judge),
                keys.protect(judgesKey(judge), "Judge " + judge));
    }

    public AllDemosAssigned assignedAll(String judge) {
        return new AllDemosAssigned(conference, competition, new MemberId(judge));
    }

    public DemosAssigned assigned(String judge, String... demos) {
        return new DemosAssigned(
                conference, competition, new MemberId(judge), new TreeSet<>(demos(demos)));
    }

    public ConflictOfInterestDeclared conflict(String judge, String demo) {
        return new ConflictOfInterestDeclared(
                conference,
                competition,
                new MemberId(judge),
                new DemoId(demo),
                keys.protect(judgesKey(judge), "A friend's"));
    }

    public ScorecardSubmitted submitted(String judge, String demo, String... scores) {
        return new ScorecardSubmitted(
                conference,
                competition,
                new MemberId(judge),
                new DemoId(demo),
                scores(scores),
                keys.protect(judgesKey(judge), "Nice " + demo));
    }

    public ScorecardRevised revised(String judge, String demo, String... scores) {
        return new ScorecardRevised(
                conference,
                competition,
                new MemberId(judge),
                new DemoId(demo),
                scores(scores),
                null);
    }

    public ScorecardWithdrawn withdrawn(String judge, String demo) {
        return new ScorecardWithdrawn(
                conference, competition, new MemberId(judge), new DemoId(demo));
    }

    public CompetitionLocked locked() {
        return new CompetitionLocked(conference, competition);
    }

    public CompetitionReopened reopened() {
        return new CompetitionReopened(conference, competition, organisers("A sheet was missing"));
    }

    public TieResolved resolved(String model, String... order) {
        return new TieResolved(
                conference,
                competition,
                ModelVersion.parse(model),
                demos(order),
                organisers("The audience decided"));
    }

    public TieDeclared declared(String model, String... demos) {
        return new TieDeclared(
                conference,
                competition,
                ModelVersion.parse(model),
                new TreeSet<>(demos(demos)),
                organisers("They share it"));
    }

    public RankingPublished published(String model, Place... places) {
        return new RankingPublished(
                conference, competition, ModelVersion.parse(model), List.of(places));
    }

    private ScoringRules rules(String title, @Nullable TieBreak tieBreak, Criterion... criteria) {
        return new ScoringRules(
                organisers(title),
                List.of(criteria),
                new Scale(BigDecimal.ZERO, BigDecimal.TEN, new BigDecimal("0.5")),
                tieBreak);
    }

    private ProtectedText organisers(String text) {
        return keys.protect(KeyId.of(conference), text);
    }

    private static List<DemoId> demos(String... demos) {
        return Arrays.stream(demos).map(DemoId::new).collect(Collectors.toList());
    }

    /** Written like {@code impact=4.5}. */
    private static SortedMap<CriterionId, BigDecimal> scores(String... scores) {
        var parsed = new TreeMap<CriterionId, BigDecimal>();
        for (String score : scores) {
            int equals = score.indexOf('=');
            parsed.put(
                    new CriterionId(score.substring(0, equals)),
                    new BigDecimal(score.substring(equals + 1)));
        }
        return parsed;
    }
}
