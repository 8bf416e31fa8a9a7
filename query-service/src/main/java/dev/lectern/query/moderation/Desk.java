package dev.lectern.query.moderation;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
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
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.TalkFact;
import dev.lectern.api.talk.TalkFact.QuestionsClosed;
import dev.lectern.api.talk.TalkFact.QuestionsOpened;
import dev.lectern.api.talk.TalkFact.TalkCancelled;
import dev.lectern.api.talk.TalkFact.TalkChanged;
import dev.lectern.api.talk.TalkFact.TalkScheduled;
import dev.lectern.api.wire.Attributes;
import dev.lectern.query.projection.Change;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.ReadModel;
import dev.lectern.query.projection.Table;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The questions that there are, and what was done about them, as the events tell of it. */
@Component
final class Desk implements ReadModel {

    static final String NAME = "moderation";

    static final Table<ConferenceRow> CONFERENCES =
            new Table<>("conference", ConferenceRow.class, List.of("id"), c -> Key.of(c.id()));

    static final Table<QueuedRow> QUESTIONS =
            new Table<>(
                    "question",
                    QueuedRow.class,
                    List.of("conference", "id"),
                    q -> Key.of(q.conference(), q.id()));

    static final Table<EntryRow> ENTRIES =
            new Table<>(
                    "entry",
                    EntryRow.class,
                    List.of("conference", "id"),
                    e -> Key.of(e.conference(), e.id()));

    record ConferenceRow(ConferenceId id) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String tables() {
        return """
        create table conference (id text primary key);
        create table question (
            conference text,
            id text,
            talk text not null,
            participant text not null,
            text jsonb not null,
            shown_name jsonb,
            status text not null,
            position bigint not null,
            asked_at timestamptz not null,
            merged_into text,
            reason jsonb,
            primary key (conference, id)
        );
        create index question_queue on question (conference, status, position);
        create table entry (
            conference text,
            id text,
            position bigint not null,
            at timestamptz not null,
            actor text not null,
            act text not null,
            talk text,
            question text,
            other text,
            label text,
            participant text,
            reason jsonb,
            primary key (conference, id)
        );
        create index entry_position on entry (conference, position);
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(
                ConferenceCreated.class,
                ParticipantBlocked.class,
                ParticipantUnblocked.class,
                TalkFact.class,
                QuestionFact.class);
    }

    /** Votes are nearly everything that an audience does. */
    @Override
    public boolean ignores(Class<? extends Fact> kind) {
        return ReadModel.super.ignores(kind)
                || kind == UpvoteCast.class
                || kind == UpvoteRetracted.class;
    }

    @Override
    public List<Change<?>> on(ConferenceFact fact, Attributes attributes) {
        return switch (fact) {
            case ConferenceCreated created ->
                    List.of(CONFERENCES.put(new ConferenceRow(created.conference())));
            case ConferenceRenamed _, DemoRegistered _, RoleGranted _, RoleRevoked _ -> List.of();
        };
    }

    @Override
    public List<Change<?>> on(AdmissionFact fact, Attributes attributes) {
        return switch (fact) {
            case ParticipantBlocked f ->
                    logged(
                            Act.PARTICIPANT_BLOCKED,
                            Subject.of(f.conference(), f.participant()).because(f.reason()),
                            attributes);
            case ParticipantUnblocked f ->
                    logged(
                            Act.PARTICIPANT_UNBLOCKED,
                            Subject.of(f.conference(), f.participant()),
                            attributes);
            case ConferenceOpened _,
                    ConferenceClosed _,
                    InvitationsIssued _,
                    InvitationRevoked _,
                    ParticipantJoined _,
                    ParticipantErased _ ->
                    List.of();
        };
    }

    @Override
    public List<Change<?>> on(TalkFact fact, Attributes attributes) {
        Subject talk = Subject.of(fact);
        return switch (fact) {
            case QuestionsOpened _ -> logged(Act.QUESTIONS_OPENED, talk, attributes);
            case QuestionsClosed _ -> logged(Act.QUESTIONS_CLOSED, talk, attributes);
            case TalkCancelled f ->
                    logged(Act.TALK_CANCELLED, talk.because(f.reason()), attributes);
            case TalkScheduled _, TalkChanged _ -> List.of();
        };
    }

    @Override
    public List<Change<?>> on(QuestionFact fact, Attributes attributes) {
        Subject one = Subject.of(fact);
        return switch (fact) {
            case QuestionAsked f -> List.of(QUESTIONS.put(QueuedRow.asked(f, attributes)));
            case QuestionEdited f -> both(fact, q -> q.edited(f), Act.EDITED, one, attributes);
            case QuestionWithdrawn _ ->
                    both(
                            fact,
                            q -> q.in(QuestionStatus.WITHDRAWN, null),
                            Act.WITHDRAWN,
                            one,
                            attributes);
            case QuestionApproved _ ->
                    both(
                            fact,
                            q -> q.in(QuestionStatus.PUBLISHED, null),
                            Act.APPROVED,
                            one,
                            attributes);
            case QuestionHidden f ->
                    both(
                            fact,
                            q -> q.in(QuestionStatus.HIDDEN, f.reason()),
                            Act.HIDDEN,
                            one.because(f.reason()),
                            attributes);
            case QuestionRestored f ->
                    both(fact, q -> q.in(f.status(), null), Act.RESTORED, one, attributes);
            case QuestionAnswered _ ->
                    both(
                            fact,
                            q -> q.in(QuestionStatus.ANSWERED, null),
                            Act.ANSWERED,
                            one,
                            attributes);
            case QuestionHighlighted _ -> logged(Act.HIGHLIGHTED, one, attributes);
            case QuestionUnhighlighted _ -> logged(Act.UNHIGHLIGHTED, one, attributes);
            case QuestionLabelled f -> logged(Act.LABELLED, one.with(f.label()), attributes);
            case QuestionUnlabelled f -> logged(Act.UNLABELLED, one.with(f.label()), attributes);
            case QuestionMerged f ->
                    both(fact, q -> q.merged(f.into()), Act.MERGED, one.with(f.into()), attributes);
            case QuestionUnmerged f ->
                    both(fact, q -> q.merged(null), Act.UNMERGED, one.with(f.from()), attributes);
            case UpvoteCast _, UpvoteRetracted _ -> List.of();
        };
    }

    private static List<Change<?>> logged(Act act, Subject subject, Attributes attributes) {
        return List.of(ENTRIES.put(EntryRow.of(act, subject, attributes)));
    }

    private static List<Change<?>> both(
            QuestionFact fact,
            UnaryOperator<QueuedRow> alteration,
            Act act,
            Subject subject,
            Attributes attributes) {
        return List.of(
                QUESTIONS.alter(Key.of(fact.conference(), fact.question()), alteration),
                ENTRIES.put(EntryRow.of(act, subject, attributes)));
    }
}
