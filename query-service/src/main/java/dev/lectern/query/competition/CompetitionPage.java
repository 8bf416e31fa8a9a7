package dev.lectern.query.competition;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
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
import dev.lectern.api.judging.Place;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.wire.Attributes;
import dev.lectern.query.projection.Change;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.ReadModel;
import dev.lectern.query.projection.Table;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Competitions, as the events tell of them. */
@Component
final class CompetitionPage implements ReadModel {

    static final String NAME = "competition";

    static final Table<ConferenceRow> CONFERENCES =
            new Table<>("conference", ConferenceRow.class, List.of("id"), c -> Key.of(c.id()));

    static final Table<CompetitionRow> COMPETITIONS =
            new Table<>(
                    "competition",
                    CompetitionRow.class,
                    List.of("conference", "id"),
                    c -> Key.of(c.conference(), c.id()));

    /**
     * @param openJoining whether anybody could join it at some time
     */
    record ConferenceRow(ConferenceId id, boolean openJoining) {}

    /**
     * @param version the position of the last event that changed it
     */
    record CompetitionRow(
            ConferenceId conference,
            CompetitionId id,
            ScoringRules rules,
            Status status,
            @Nullable Publication publication,
            List<Reopening> reopenings,
            long version) {

        static CompetitionRow opened(CompetitionOpened fact, long position) {
            return new CompetitionRow(
                    fact.conference(),
                    fact.competition(),
                    fact.rules(),
                    Status.OPEN,
                    null,
                    List.of(),
                    position);
        }

        CompetitionRow at(long position) {
            return new CompetitionRow(
                    conference, id, rules, status, publication, reopenings, position);
        }

        CompetitionRow ruledBy(ScoringRules changed) {
            return new CompetitionRow(
                    conference, id, changed, status, publication, reopenings, version);
        }

        CompetitionRow locked() {
            return new CompetitionRow(
                    conference, id, rules, Status.LOCKED, publication, reopenings, version);
        }

        CompetitionRow reopened(Reopening reopening) {
            return new CompetitionRow(
                    conference,
                    id,
                    rules,
                    Status.OPEN,
                    publication == null ? null : publication.supersede(),
                    Stream.concat(reopenings.stream(), Stream.of(reopening)).toList(),
                    version);
        }

        CompetitionRow published(Publication published) {
            return new CompetitionRow(
                    conference, id, rules, Status.PUBLISHED, published, reopenings, version);
        }
    }

    enum Status {
        OPEN,
        LOCKED,
        PUBLISHED;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param superseded whether the competition was reopened since
     */
    record Publication(
            ModelVersion model,
            long position,
            Instant publishedAt,
            List<Place> places,
            boolean superseded) {

        Publication supersede() {
            return new Publication(model, position, publishedAt, places, true);
        }
    }

    record Reopening(ProtectedText reason, Instant at) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String tables() {
        return """
        create table conference (id text primary key, open_joining boolean not null);
        create table competition (
            conference text,
            id text,
            rules jsonb not null,
            status text not null,
            publication jsonb,
            reopenings jsonb not null,
            version bigint not null,
            primary key (conference, id)
        );
        """;
    }

    /** Of the many, those about which there is nothing on the page. */
    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(ConferenceFact.class, ConferenceOpened.class, JudgingFact.class);
    }

    @Override
    public boolean ignores(Class<? extends Fact> kind) {
        return ReadModel.super.ignores(kind)
                || kind == ScorecardSubmitted.class
                || kind == ScorecardRevised.class
                || kind == ScorecardWithdrawn.class
                || kind == JudgeNamed.class
                || kind == DemoRegistered.class;
    }

    @Override
    public List<Change<?>> on(ConferenceFact fact, Attributes attributes) {
        return switch (fact) {
            case ConferenceCreated created ->
                    List.of(CONFERENCES.put(new ConferenceRow(created.conference(), false)));
            case ConferenceRenamed _, DemoRegistered _, RoleGranted _, RoleRevoked _ -> List.of();
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
        Key key = Key.of(fact.conference(), fact.competition());
        long position = attributes.position();
        return switch (fact) {
            case CompetitionOpened opened ->
                    List.of(COMPETITIONS.put(CompetitionRow.opened(opened, position)));
            case RulesChanged changed ->
                    List.of(COMPETITIONS.alter(key, c -> c.ruledBy(changed.rules()).at(position)));
            case CompetitionLocked _ ->
                    List.of(COMPETITIONS.alter(key, c -> c.locked().at(position)));
            case CompetitionReopened reopened -> {
                var reopening = new Reopening(reopened.reason(), attributes.recordedAt());
                yield List.of(COMPETITIONS.alter(key, c -> c.reopened(reopening).at(position)));
            }
            case RankingPublished published -> {
                var publication =
                        new Publication(
                                published.model(),
                                attributes.position(),
                                attributes.recordedAt(),
                                published.places(),
                                false);
                yield List.of(COMPETITIONS.alter(key, c -> c.published(publication).at(position)));
            }
            case JudgeNamed _,
                    AllDemosAssigned _,
                    DemosAssigned _,
                    ConflictOfInterestDeclared _,
                    ScorecardSubmitted _,
                    ScorecardRevised _,
                    ScorecardWithdrawn _,
                    TieResolved _,
                    TieDeclared _ ->
                    List.of();
        };
    }
}
