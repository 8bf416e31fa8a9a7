package dev.lectern.query.trail;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.admission.AdmissionFact;
import dev.lectern.api.conference.ConferenceFact;
import dev.lectern.api.judging.JudgingFact;
import dev.lectern.api.organisation.OrganisationFact;
import dev.lectern.api.poll.PollDesign;
import dev.lectern.api.poll.PollFact;
import dev.lectern.api.question.QuestionFact;
import dev.lectern.api.talk.TalkFact;
import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.Envelope;
import dev.lectern.query.projection.Change;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.ReadModel;
import dev.lectern.query.projection.Table;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Every event, as it came: one row for each, which is only ever added. There are as many rows as
 * events, so that an index that most of them would be in must be worth it.
 */
@Component
final class Trail implements ReadModel {

    static final String NAME = "trail";

    static final Table<EntryRow> ENTRIES =
            new Table<>(
                    "entry",
                    EntryRow.class,
                    List.of("scope", "position"),
                    e -> Key.of(e.scope(), e.position()));

    static final Table<PollRow> POLLS =
            new Table<>(
                    "poll", PollRow.class, List.of("scope", "id"), p -> Key.of(p.scope(), p.id()));

    static final Table<RevealedRow> REVEALED =
            new Table<>(
                    "revealed",
                    RevealedRow.class,
                    List.of("scope", "poll", "round"),
                    r -> Key.of(r.scope(), r.poll(), r.round()));

    /**
     * @param scope whose trail it is in; see {@link #scope}
     * @param participant whom it is about, or who did it
     * @param vote a ballot or an upvote, of which there are many
     * @param anonymous given without a name
     * @param audience whether its time is told to the minute only
     */
    record EntryRow(
            String scope,
            long position,
            UUID id,
            UUID incarnation,
            Instant recordedAt,
            String type,
            int schemaVersion,
            String actor,
            String correlationId,
            String causationId,
            @Nullable TalkId talk,
            @Nullable QuestionId question,
            @Nullable QuestionId otherQuestion,
            @Nullable PollId poll,
            @Nullable Integer round,
            @Nullable CompetitionId competition,
            @Nullable MemberId member,
            @Nullable ParticipantId participant,
            boolean vote,
            boolean anonymous,
            boolean audience,
            String fact) {}

    /**
     * @param hidden whether results are hidden until they are revealed
     */
    record PollRow(String scope, PollId id, boolean hidden) {}

    record RevealedRow(String scope, PollId poll, int round) {}

    /** The trail of a conference. */
    static String scope(ConferenceId conference) {
        return "conference/" + conference;
    }

    /** The trail of what belongs to an organisation and to none of its conferences. */
    static String scope(OrganisationId organisation) {
        return "organisation/" + organisation;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String tables() {
        return """
        create table entry (
            scope text not null,
            position bigint not null,
            id uuid not null,
            incarnation uuid not null,
            recorded_at timestamptz not null,
            type text not null,
            schema_version int not null,
            actor text not null,
            correlation_id text not null,
            causation_id text not null,
            talk text,
            question text,
            other_question text,
            poll text,
            round int,
            competition text,
            member text,
            participant text,
            vote boolean not null,
            anonymous boolean not null,
            audience boolean not null,
            fact text not null,
            primary key (scope, position)
        );
        -- Times never decrease with the position, of whatever conference.
        create index on entry (recorded_at, position);
        create index on entry (scope, type, position) where not vote;
        create index on entry (scope, actor, position) where not anonymous;
        create index on entry (scope, talk, position) where talk is not null;
        create index on entry (scope, question, position) where question is not null;
        create index on entry (scope, other_question, position) where other_question is not null;
        create index on entry (scope, poll, position) where poll is not null;
        create index on entry (scope, competition, position) where competition is not null;
        create index on entry (scope, member, position) where member is not null;
        create index on entry (scope, participant, position) where participant is not null;
        create table poll (
            scope text not null,
            id text not null,
            hidden boolean not null,
            primary key (scope, id)
        );
        create table revealed (
            scope text not null,
            poll text not null,
            round int not null,
            primary key (scope, poll, round)
        );
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(
                OrganisationFact.class,
                ConferenceFact.class,
                AdmissionFact.class,
                JudgingFact.class,
                TalkFact.class,
                QuestionFact.class,
                PollFact.class);
    }

    @Override
    public List<Change<?>> changes(Envelope envelope, String json) {
        Fact fact = envelope.fact();
        EntryRow entry = entry(envelope.attributes(), fact, json);
        var changes = new ArrayList<Change<?>>();
        changes.add(ENTRIES.put(entry));
        switch (fact) {
            case PollFact.PollDrafted f ->
                    changes.add(POLLS.put(poll(entry.scope(), f.poll(), f.design())));
            case PollFact.PollChanged f ->
                    changes.add(POLLS.put(poll(entry.scope(), f.poll(), f.design())));
            case PollFact.PollRevealed f ->
                    changes.add(REVEALED.put(new RevealedRow(entry.scope(), f.poll(), f.round())));
            default -> {}
        }
        return changes;
    }

    private static PollRow poll(String scope, PollId poll, PollDesign design) {
        return new PollRow(scope, poll, design.resultsHiddenUntilRevealed());
    }

    private static EntryRow entry(Attributes attributes, Fact fact, String json) {
        Subjects about = Subjects.of(fact);
        String actor = attributes.metadata().actor();
        return new EntryRow(
                scope(fact),
                attributes.position(),
                attributes.id(),
                attributes.incarnation(),
                attributes.recordedAt(),
                attributes.type().name(),
                attributes.type().version(),
                actor,
                attributes.metadata().correlationId(),
                attributes.metadata().causationId(),
                about.talk(),
                about.question(),
                about.otherQuestion(),
                about.poll(),
                about.round(),
                about.competition(),
                about.member(),
                about.participant() == null ? participant(actor) : about.participant(),
                Anonymity.isVote(fact),
                Anonymity.isAnonymous(fact, actor),
                Anonymity.isByTheAudience(fact, actor),
                json);
    }

    private static String scope(Fact fact) {
        return switch (fact) {
            case Fact.OfConference f -> scope(f.conference());
            case Fact.OfOrganisation f -> scope(f.organisation());
            default -> throw new IllegalStateException("It belongs to nothing: " + fact);
        };
    }

    /** Of {@code participant:hack/p7f3a}. */
    private static @Nullable ParticipantId participant(String actor) {
        int slash = actor.indexOf('/');
        return actor.startsWith(Anonymity.PARTICIPANT) && slash > 0
                ? new ParticipantId(actor.substring(slash + 1))
                : null;
    }
}
