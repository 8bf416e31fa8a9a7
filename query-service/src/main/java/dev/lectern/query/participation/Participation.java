package dev.lectern.query.participation;

import dev.lectern.api.Fact;
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
import dev.lectern.api.wire.Attributes;
import dev.lectern.query.projection.Change;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.ReadModel;
import dev.lectern.query.projection.Table;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What participants have asked and voted for, as the events tell of it. */
@Component
final class Participation implements ReadModel {

    static final String NAME = "participation";

    static final Table<OwnRow> QUESTIONS =
            new Table<>(
                    "question",
                    OwnRow.class,
                    List.of("conference", "id"),
                    q -> Key.of(q.conference(), q.id()));

    static final Table<UpvoteRow> UPVOTES =
            new Table<>(
                    "upvote",
                    UpvoteRow.class,
                    List.of("conference", "participant", "question"),
                    u -> Key.of(u.conference(), u.participant(), u.question()));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String tables() {
        return """
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
            answer jsonb,
            answered_at timestamptz,
            merged_into text,
            moderation jsonb,
            primary key (conference, id)
        );
        create index question_author on question (conference, participant, position);
        create table upvote (
            conference text,
            participant text,
            question text,
            talk text not null,
            active boolean not null,
            primary key (conference, participant, question)
        );
        create index upvote_question on upvote (conference, question) where active;
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(QuestionFact.class);
    }

    @Override
    public List<Change<?>> on(QuestionFact fact, Attributes attributes) {
        return switch (fact) {
            case QuestionAsked f -> List.of(QUESTIONS.put(OwnRow.asked(f, attributes)));
            case QuestionEdited f -> alter(fact, q -> q.edited(f));
            case QuestionWithdrawn _ -> alter(fact, OwnRow::withdrawn);
            case QuestionApproved _ ->
                    alter(fact, q -> q.moderated(QuestionStatus.PUBLISHED, null, attributes));
            case QuestionHidden f ->
                    alter(fact, q -> q.moderated(QuestionStatus.HIDDEN, f.reason(), attributes));
            case QuestionRestored f -> alter(fact, q -> q.moderated(f.status(), null, attributes));
            case QuestionAnswered f ->
                    alter(fact, q -> q.answered(f.text(), attributes.recordedAt()));
            case QuestionMerged f -> alter(fact, q -> q.merged(f.into()));
            case QuestionUnmerged _ -> alter(fact, q -> q.merged(null));
            case QuestionHighlighted _,
                    QuestionUnhighlighted _,
                    QuestionLabelled _,
                    QuestionUnlabelled _ ->
                    List.of();
            case UpvoteCast f ->
                    List.of(
                            UPVOTES.put(
                                    new UpvoteRow(
                                            f.conference(),
                                            f.participant(),
                                            f.question(),
                                            f.talk(),
                                            true)));
            case UpvoteRetracted f ->
                    List.of(
                            UPVOTES.put(
                                    new UpvoteRow(
                                            f.conference(),
                                            f.participant(),
                                            f.question(),
                                            f.talk(),
                                            false)));
        };
    }

    private static List<Change<?>> alter(QuestionFact fact, UnaryOperator<OwnRow> alteration) {
        return List.of(QUESTIONS.alter(Key.of(fact.conference(), fact.question()), alteration));
    }
}
