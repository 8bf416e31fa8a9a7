package dev.lectern.query.judging;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
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
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.wire.Attributes;
import dev.lectern.query.projection.Change;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.ReadModel;
import dev.lectern.query.projection.Table;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** Judges and their scorecards, as the events tell of them. */
@Component
final class Judging implements ReadModel {

    static final String NAME = "judging";

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

    static final Table<JudgeRow> JUDGES =
            new Table<>(
                    "judge",
                    JudgeRow.class,
                    List.of("conference", "competition", "id"),
                    j -> Key.of(j.conference(), j.competition(), j.id()));

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

    /** Only that it exists. */
    record ConferenceRow(ConferenceId id) {}

    /**
     * @param position of its registration
     */
    record DemoRow(ConferenceId conference, DemoId id, long position) {}

    /** Only that it exists. */
    record CompetitionRow(ConferenceId conference, CompetitionId id) {}

    /**
     * @param assigned the demos that the judge judges; every demo of the conference if absent
     * @param position of the naming
     */
    record JudgeRow(
            ConferenceId conference,
            CompetitionId competition,
            MemberId id,
            ProtectedText name,
            @Nullable SortedSet<DemoId> assigned,
            long position) {

        JudgeRow assignedTo(@Nullable SortedSet<DemoId> demos) {
            return new JudgeRow(conference, competition, id, name, demos, position);
        }
    }

    record ConflictRow(
            ConferenceId conference,
            CompetitionId competition,
            MemberId judge,
            DemoId demo,
            ProtectedText reason) {}

    record ScorecardRow(
            ConferenceId conference,
            CompetitionId competition,
            MemberId judge,
            DemoId demo,
            SortedMap<CriterionId, BigDecimal> scores,
            @Nullable ProtectedText comment,
            Instant submittedAt,
            @Nullable Instant revisedAt,
            boolean withdrawn) {

        ScorecardRow revised(ScorecardRevised revision, Instant at) {
            return new ScorecardRow(
                    conference,
                    competition,
                    judge,
                    demo,
                    revision.scores(),
                    revision.comment(),
                    submittedAt,
                    at,
                    withdrawn);
        }

        ScorecardRow withdraw() {
            return new ScorecardRow(
                    conference,
                    competition,
                    judge,
                    demo,
                    scores,
                    comment,
                    submittedAt,
                    revisedAt,
                    true);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String tables() {
        return """
        create table conference (id text primary key);
        create table demo (
            conference text,
            id text,
            position bigint not null,
            primary key (conference, id)
        );
        create table competition (
            conference text,
            id text,
            primary key (conference, id)
        );
        create table judge (
            conference text,
            competition text,
            id text,
            name jsonb not null,
            assigned jsonb,
            position bigint not null,
            primary key (conference, competition, id)
        );
        create table conflict (
            conference text,
            competition text,
            judge text,
            demo text,
            reason jsonb not null,
            primary key (conference, competition, judge, demo)
        );
        create table scorecard (
            conference text,
            competition text,
            judge text,
            demo text,
            scores jsonb not null,
            comment jsonb,
            submitted_at timestamptz not null,
            revised_at timestamptz,
            withdrawn boolean not null,
            primary key (conference, competition, judge, demo)
        );
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(ConferenceFact.class, JudgingFact.class);
    }

    @Override
    public List<Change<?>> on(ConferenceFact fact, Attributes attributes) {
        return switch (fact) {
            case ConferenceCreated created ->
                    List.of(CONFERENCES.put(new ConferenceRow(created.conference())));
            case DemoRegistered demo ->
                    List.of(
                            DEMOS.put(
                                    new DemoRow(
                                            demo.conference(),
                                            demo.demo(),
                                            attributes.position())));
            case ConferenceRenamed _, RoleGranted _, RoleRevoked _ -> List.of();
        };
    }

    @Override
    public List<Change<?>> on(JudgingFact fact, Attributes attributes) {
        return switch (fact) {
            case CompetitionOpened f ->
                    List.of(COMPETITIONS.put(new CompetitionRow(f.conference(), f.competition())));
            case JudgeNamed f ->
                    List.of(
                            JUDGES.put(
                                    new JudgeRow(
                                            f.conference(),
                                            f.competition(),
                                            f.judge(),
                                            f.name(),
                                            null,
                                            attributes.position())));
            case AllDemosAssigned f ->
                    List.of(JUDGES.alter(judge(f, f.judge()), j -> j.assignedTo(null)));
            case DemosAssigned f ->
                    List.of(JUDGES.alter(judge(f, f.judge()), j -> j.assignedTo(f.demos())));
            case ConflictOfInterestDeclared f ->
                    List.of(
                            CONFLICTS.put(
                                    new ConflictRow(
                                            f.conference(),
                                            f.competition(),
                                            f.judge(),
                                            f.demo(),
                                            f.reason())));
            case ScorecardSubmitted f ->
                    List.of(
                            SCORECARDS.put(
                                    new ScorecardRow(
                                            f.conference(),
                                            f.competition(),
                                            f.judge(),
                                            f.demo(),
                                            f.scores(),
                                            f.comment(),
                                            attributes.recordedAt(),
                                            null,
                                            false)));
            case ScorecardRevised f ->
                    List.of(
                            SCORECARDS.alter(
                                    scorecard(f, f.judge(), f.demo()),
                                    s -> s.revised(f, attributes.recordedAt())));
            case ScorecardWithdrawn f ->
                    List.of(
                            SCORECARDS.alter(
                                    scorecard(f, f.judge(), f.demo()), ScorecardRow::withdraw));
            case RulesChanged _,
                    CompetitionLocked _,
                    CompetitionReopened _,
                    TieResolved _,
                    TieDeclared _,
                    RankingPublished _ ->
                    List.of();
        };
    }

    private static Key judge(JudgingFact fact, MemberId judge) {
        return Key.of(fact.conference(), fact.competition(), judge);
    }

    private static Key scorecard(JudgingFact fact, MemberId judge, DemoId demo) {
        return Key.of(fact.conference(), fact.competition(), judge, demo);
    }
}
