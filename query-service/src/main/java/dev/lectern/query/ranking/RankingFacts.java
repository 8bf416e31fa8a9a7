package dev.lectern.query.ranking;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.AdmissionFact;
import dev.lectern.api.admission.AdmissionFact.ConferenceClosed;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.AdmissionFact.InvitationRevoked;
import dev.lectern.api.admission.AdmissionFact.InvitationsIssued;
import dev.lectern.api.admission.AdmissionFact.ParticipantBlocked;
import dev.lectern.api.admission.AdmissionFact.ParticipantErased;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.api.admission.AdmissionFact.ParticipantUnblocked;
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
import dev.lectern.api.judging.ModelVersion;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.wire.Attributes;
import dev.lectern.query.projection.Change;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.ReadModel;
import dev.lectern.query.projection.Table;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What every ranking is computed from, whatever the model: no ranks, only facts. */
@Component
final class RankingFacts implements ReadModel {

    static final String NAME = "ranking";

    private static final List<String> PER_DEMO =
            List.of("conference", "competition", "judge", "demo");

    static final Table<ConferenceRow> CONFERENCES =
            new Table<>("conference", ConferenceRow.class, List.of("id"), c -> Key.of(c.id()));

    static final Table<DemoRow> DEMOS =
            new Table<>(
                    "demo",
                    DemoRow.class,
                    List.of("conference", "id"),
                    d -> Key.of(d.conference(), d.id()));

    static final Table<CompetitionRow> COMPETITIONS =
            new Table<>(
                    "competition",
                    CompetitionRow.class,
                    List.of("conference", "id"),
                    c -> Key.of(c.conference(), c.id()));

    static final Table<ConflictRow> CONFLICTS =
            new Table<>(
                    "conflict",
                    ConflictRow.class,
                    PER_DEMO,
                    c -> Key.of(c.conference(), c.competition(), c.judge(), c.demo()));

    static final Table<ScorecardRow> SCORECARDS =
            new Table<>(
                    "scorecard",
                    ScorecardRow.class,
                    PER_DEMO,
                    s -> Key.of(s.conference(), s.competition(), s.judge(), s.demo()));

    /**
     * @param openJoining whether anybody could join it at some time
     */
    record ConferenceRow(ConferenceId id, boolean openJoining) {}

    /**
     * @param position of its registration
     */
    record DemoRow(ConferenceId conference, DemoId id, ProtectedText title, long position) {}

    /**
     * @param settlements of ties, since the last reopening, in order
     * @param published the model of the ranking that is published, absent before and after
     */
    record CompetitionRow(
            ConferenceId conference,
            CompetitionId id,
            ScoringRules rules,
            List<TieSettled> settlements,
            @Nullable ModelVersion published) {

        CompetitionRow ruledBy(ScoringRules changed) {
            return new CompetitionRow(conference, id, changed, settlements, published);
        }

        CompetitionRow settled(TieSettled settlement) {
            return new CompetitionRow(
                    conference,
                    id,
                    rules,
                    Stream.concat(settlements.stream(), Stream.of(settlement)).toList(),
                    published);
        }

        CompetitionRow published(ModelVersion model) {
            return new CompetitionRow(conference, id, rules, settlements, model);
        }

        CompetitionRow reopened() {
            return new CompetitionRow(conference, id, rules, List.of(), null);
        }
    }

    /**
     * @param demos in the order that was decided, if they do not share their rank
     * @param shared whether they share it
     */
    record TieSettled(ModelVersion model, List<DemoId> demos, boolean shared) {}

    record ConflictRow(
            ConferenceId conference, CompetitionId competition, MemberId judge, DemoId demo) {}

    record ScorecardRow(
            ConferenceId conference,
            CompetitionId competition,
            MemberId judge,
            DemoId demo,
            SortedMap<CriterionId, BigDecimal> scores,
            boolean withdrawn) {

        ScorecardRow revised(SortedMap<CriterionId, BigDecimal> revision) {
            return new ScorecardRow(conference, competition, judge, demo, revision, withdrawn);
        }

        ScorecardRow withdraw() {
            return new ScorecardRow(conference, competition, judge, demo, scores, true);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String tables() {
        return """
        create table conference (id text primary key, open_joining boolean not null);
        create table demo (
            conference text,
            id text,
            title jsonb not null,
            position bigint not null,
            primary key (conference, id)
        );
        create table competition (
            conference text,
            id text,
            rules jsonb not null,
            settlements jsonb not null,
            published text,
            primary key (conference, id)
        );
        create table conflict (
            conference text,
            competition text,
            judge text,
            demo text,
            primary key (conference, competition, judge, demo)
        );
        create table scorecard (
            conference text,
            competition text,
            judge text,
            demo text,
            scores jsonb not null,
            withdrawn boolean not null,
            primary key (conference, competition, judge, demo)
        );
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(ConferenceFact.class, ConferenceOpened.class, JudgingFact.class);
    }

    @Override
    public List<Change<?>> on(ConferenceFact fact, Attributes attributes) {
        return switch (fact) {
            case ConferenceCreated created ->
                    List.of(CONFERENCES.put(new ConferenceRow(created.conference(), false)));
            case DemoRegistered f ->
                    List.of(
                            DEMOS.put(
                                    new DemoRow(
                                            f.conference(),
                                            f.demo(),
                                            f.title(),
                                            attributes.position())));
            case ConferenceRenamed _, RoleGranted _, RoleRevoked _ -> List.of();
        };
    }

    @Override
    public List<Change<?>> on(AdmissionFact fact, Attributes attributes) {
        return switch (fact) {
            case ConferenceOpened opened when opened.admission() == Admission.OPEN ->
                    List.of(
                            CONFERENCES.alter(
                                    Key.of(opened.conference()),
                                    c -> new ConferenceRow(c.id(), true)));
            case ConferenceOpened _,
                    ConferenceClosed _,
                    InvitationsIssued _,
                    InvitationRevoked _,
                    ParticipantJoined _,
                    ParticipantBlocked _,
                    ParticipantUnblocked _,
                    ParticipantErased _ ->
                    List.of();
        };
    }

    @Override
    public List<Change<?>> on(JudgingFact fact, Attributes attributes) {
        Key competition = Key.of(fact.conference(), fact.competition());
        return switch (fact) {
            case CompetitionOpened f ->
                    List.of(
                            COMPETITIONS.put(
                                    new CompetitionRow(
                                            f.conference(),
                                            f.competition(),
                                            f.rules(),
                                            List.of(),
                                            null)));
            case RulesChanged f ->
                    List.of(COMPETITIONS.alter(competition, c -> c.ruledBy(f.rules())));
            case ConflictOfInterestDeclared f ->
                    List.of(
                            CONFLICTS.put(
                                    new ConflictRow(
                                            f.conference(), f.competition(), f.judge(), f.demo())));
            case ScorecardSubmitted f ->
                    List.of(
                            SCORECARDS.put(
                                    new ScorecardRow(
                                            f.conference(),
                                            f.competition(),
                                            f.judge(),
                                            f.demo(),
                                            f.scores(),
                                            false)));
            case ScorecardRevised f ->
                    List.of(
                            SCORECARDS.alter(
                                    scorecard(f, f.judge(), f.demo()), s -> s.revised(f.scores())));
            case ScorecardWithdrawn f ->
                    List.of(
                            SCORECARDS.alter(
                                    scorecard(f, f.judge(), f.demo()), ScorecardRow::withdraw));
            case TieResolved f -> {
                var settled = new TieSettled(f.model(), f.order(), false);
                yield List.of(COMPETITIONS.alter(competition, c -> c.settled(settled)));
            }
            case TieDeclared f -> {
                var settled = new TieSettled(f.model(), List.copyOf(f.demos()), true);
                yield List.of(COMPETITIONS.alter(competition, c -> c.settled(settled)));
            }
            case CompetitionReopened _ ->
                    List.of(COMPETITIONS.alter(competition, CompetitionRow::reopened));
            case RankingPublished f ->
                    List.of(COMPETITIONS.alter(competition, c -> c.published(f.model())));
            case JudgeNamed _, AllDemosAssigned _, DemosAssigned _, CompetitionLocked _ ->
                    List.of();
        };
    }

    private static Key scorecard(JudgingFact fact, MemberId judge, DemoId demo) {
        return Key.of(fact.conference(), fact.competition(), judge, demo);
    }
}
