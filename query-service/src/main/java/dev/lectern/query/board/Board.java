package dev.lectern.query.board;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
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
import dev.lectern.query.projection.Ref;
import dev.lectern.query.projection.Table;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The questions of talks, as the events tell of them. */
@Component
final class Board implements ReadModel {

    static final String NAME = "board";

    static final Table<ConferenceRow> CONFERENCES =
            new Table<>("conference", ConferenceRow.class, List.of("id"), c -> Key.of(c.id()));

    static final Table<TalkRow> TALKS =
            new Table<>(
                    "talk",
                    TalkRow.class,
                    List.of("conference", "id"),
                    t -> Key.of(t.conference(), t.id()));

    static final Table<QuestionRow> QUESTIONS =
            new Table<>(
                    "question",
                    QuestionRow.class,
                    List.of("conference", "id"),
                    q -> Key.of(q.conference(), q.id()));

    static final Table<VoterRow> VOTERS =
            new Table<>(
                    "voter",
                    VoterRow.class,
                    List.of("conference", "talk", "participant"),
                    v -> Key.of(v.conference(), v.talk(), v.participant()));

    record ConferenceRow(ConferenceId id) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String tables() {
        return """
        create table conference (id text primary key);
        create table talk (
            conference text,
            id text,
            questions_open boolean not null,
            voters integer not null,
            merges jsonb not null,
            changes bigint not null,
            primary key (conference, id)
        );
        create table question (
            conference text,
            id text,
            talk text not null,
            text jsonb not null,
            shown_name jsonb,
            status text not null,
            asked_at timestamptz not null,
            answer jsonb,
            answered_at timestamptz,
            labels jsonb not null,
            highlighted boolean not null,
            merged_into text,
            upvotes integer not null,
            voters text not null,
            changes bigint not null,
            primary key (conference, id)
        );
        create index question_talk on question (conference, talk);
        create table voter (
            conference text,
            talk text,
            participant text,
            number integer not null,
            primary key (conference, talk, participant)
        );
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(ConferenceCreated.class, TalkFact.class, QuestionFact.class);
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
    public List<Change<?>> on(TalkFact fact, Attributes attributes) {
        Key key = Key.of(fact.conference(), fact.talk());
        return switch (fact) {
            case TalkScheduled(ConferenceId conference, TalkId talk, _) ->
                    List.of(TALKS.put(TalkRow.scheduled(conference, talk)));
            case QuestionsOpened _ -> List.of(TALKS.alter(key, t -> t.questions(true)));
            case QuestionsClosed _, TalkCancelled _ ->
                    List.of(TALKS.alter(key, t -> t.questions(false)));
            case TalkChanged _ -> List.of();
        };
    }

    @Override
    public List<Change<?>> on(QuestionFact fact, Attributes attributes) {
        Instant minute = attributes.recordedAt().truncatedTo(ChronoUnit.MINUTES);
        return switch (fact) {
            case QuestionAsked asked -> List.of(QUESTIONS.put(QuestionRow.asked(asked, minute)));
            case QuestionEdited edited ->
                    alter(
                            edited,
                            q -> q.worded(edited.text(), edited.shownName()).in(edited.status()));
            case QuestionWithdrawn _ -> alter(fact, q -> q.in(QuestionStatus.WITHDRAWN));
            case QuestionApproved _ -> alter(fact, q -> q.in(QuestionStatus.PUBLISHED));
            case QuestionHidden _ -> alter(fact, q -> q.in(QuestionStatus.HIDDEN));
            case QuestionRestored restored -> alter(fact, q -> q.in(restored.status()));
            case QuestionAnswered answered -> alter(fact, q -> q.answered(answered.text(), minute));
            case QuestionHighlighted _ -> alter(fact, q -> q.highlight(true));
            case QuestionUnhighlighted _ -> alter(fact, q -> q.highlight(false));
            case QuestionLabelled labelled -> alter(fact, q -> q.labelled(labelled.label(), true));
            case QuestionUnlabelled unlabelled ->
                    alter(fact, q -> q.labelled(unlabelled.label(), false));
            case QuestionMerged merged -> merged(merged);
            case QuestionUnmerged unmerged ->
                    List.of(
                            QUESTIONS.alter(key(fact), q -> q.merged(null).changed()),
                            TALKS.alter(
                                    Key.of(fact.conference(), fact.talk()),
                                    t -> t.with(t.merges().unmerge(unmerged.question()))));
            case UpvoteCast cast -> voted(fact, cast.participant(), true);
            case UpvoteRetracted retracted -> voted(fact, retracted.participant(), false);
        };
    }

    private static Key key(QuestionFact fact) {
        return Key.of(fact.conference(), fact.question());
    }

    private static List<Change<?>> alter(QuestionFact fact, UnaryOperator<QuestionRow> alteration) {
        return List.of(QUESTIONS.alter(key(fact), q -> alteration.apply(q).changed()));
    }

    private static List<Change<?>> merged(QuestionMerged fact) {
        QuestionId question = fact.question();
        QuestionId into = fact.into();
        Ref<TalkRow> talk = TALKS.at(fact.conference(), fact.talk());
        Ref<QuestionRow> duplicate = QUESTIONS.at(fact.conference(), question);
        Ref<QuestionRow> other = QUESTIONS.at(fact.conference(), into);
        return List.of(
                QUESTIONS.alter(duplicate.key(), q -> q.merged(into).changed()),
                TALKS.derive(
                        talk,
                        List.of(duplicate, other),
                        look -> {
                            Voters voters = look.get(duplicate).voters();
                            Voters intosVoters = look.get(other).voters();
                            TalkRow t = look.get(talk);
                            return Optional.of(
                                    t.with(t.merges().merge(question, voters, into, intosVoters)));
                        }));
    }

    /** Whoever votes in the talk for the first time is numbered first. */
    private static List<Change<?>> voted(
            QuestionFact fact, ParticipantId participant, boolean cast) {
        ConferenceId conference = fact.conference();
        QuestionId id = fact.question();
        Ref<TalkRow> talk = TALKS.at(conference, fact.talk());
        Ref<VoterRow> voter = VOTERS.at(conference, fact.talk(), participant);
        Ref<QuestionRow> question = QUESTIONS.at(conference, id);
        return List.of(
                TALKS.derive(
                        talk,
                        List.of(voter),
                        look ->
                                look.find(voter).isPresent()
                                        ? Optional.empty()
                                        : Optional.of(look.get(talk).withVoter())),
                VOTERS.derive(
                        voter,
                        List.of(talk),
                        look ->
                                look.find(voter).isPresent()
                                        ? Optional.empty()
                                        : Optional.of(
                                                new VoterRow(
                                                        conference,
                                                        fact.talk(),
                                                        participant,
                                                        look.get(talk).voters() - 1))),
                QUESTIONS.derive(
                        question,
                        List.of(voter),
                        look ->
                                Optional.of(
                                        look.get(question)
                                                .vote(look.get(voter).number(), cast)
                                                .changed())),
                TALKS.derive(
                        talk,
                        List.of(voter),
                        look -> {
                            TalkRow t = look.get(talk);
                            return t.merges().vote(id, look.get(voter).number(), cast).map(t::with);
                        }));
    }
}
