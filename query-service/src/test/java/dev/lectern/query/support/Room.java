package dev.lectern.query.support;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.LabelId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OptionId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
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

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Says what happened in the room of one talk, {@code keynote}, and in one poll, {@code mood}. */
public final class Room {

    private static final Instant START = Instant.parse("2026-11-25T09:00:00Z");

    private final ConferenceId conference;
    private final TalkId talk = new TalkId("keynote");
    private final PollId poll = new PollId("mood");
    private final Keys keys;

    public Room(Story story, Keys keys) {
        this.conference = story.conference();
        this.keys = keys;
    }

    public TalkScheduled scheduled(String title) {
        return new TalkScheduled(conference, talk, details(title));
    }

    /** Another talk of the conference. */
    public TalkScheduled scheduled(String id, TalkKind kind, int minutesLater) {
        TalkDetails first = details("Talk " + id);
        return new TalkScheduled(
                conference,
                new TalkId(id),
                new TalkDetails(
                        kind,
                        first.title(),
                        first.start().plusSeconds(60L * minutesLater),
                        first.end().plusSeconds(60L * minutesLater),
                        first.room(),
                        first.speakers(),
                        first.moderation()));
    }

    public TalkChanged changed(String title) {
        return new TalkChanged(conference, talk, details(title));
    }

    public TalkCancelled cancelled() {
        return new TalkCancelled(conference, talk, organisers("The speaker is ill"));
    }

    public QuestionsOpened questionsOpened() {
        return new QuestionsOpened(conference, talk);
    }

    public QuestionsClosed questionsClosed() {
        return new QuestionsClosed(conference, talk);
    }

    public QuestionAsked asked(
            String question,
            String participant,
            @Nullable String shownName,
            QuestionStatus status) {
        return new QuestionAsked(
                conference,
                talk,
                new QuestionId(question),
                new ParticipantId(participant),
                participants(participant, "Why " + question + "?"),
                shownName == null ? null : participants(participant, shownName),
                status);
    }

    public QuestionEdited edited(
            String question, String participant, String text, QuestionStatus status) {
        return new QuestionEdited(
                conference,
                talk,
                new QuestionId(question),
                participants(participant, text),
                null,
                status);
    }

    public QuestionWithdrawn withdrawn(String question) {
        return new QuestionWithdrawn(conference, talk, new QuestionId(question));
    }

    public QuestionApproved approved(String question) {
        return new QuestionApproved(conference, talk, new QuestionId(question));
    }

    public QuestionHidden hidden(String question, String reason) {
        return new QuestionHidden(conference, talk, new QuestionId(question), organisers(reason));
    }

    public QuestionRestored restored(String question, QuestionStatus status) {
        return new QuestionRestored(conference, talk, new QuestionId(question), status);
    }

    public QuestionAnswered answered(String question, @Nullable String text) {
        return new QuestionAnswered(
                conference, talk, new QuestionId(question), text == null ? null : organisers(text));
    }

    public QuestionHighlighted highlighted(String question) {
        return new QuestionHighlighted(conference, talk, new QuestionId(question));
    }

    public QuestionUnhighlighted unhighlighted(String question) {
        return new QuestionUnhighlighted(conference, talk, new QuestionId(question));
    }

    public QuestionLabelled labelled(String question, String label) {
        return new QuestionLabelled(conference, talk, new QuestionId(question), new LabelId(label));
    }

    public QuestionUnlabelled unlabelled(String question, String label) {
        return new QuestionUnlabelled(
                conference, talk, new QuestionId(question), new LabelId(label));
    }

    public QuestionMerged merged(String question, String into) {
        return new QuestionMerged(conference, talk, new QuestionId(question), new QuestionId(into));
    }

    public QuestionUnmerged unmerged(String question, String from) {
        return new QuestionUnmerged(
                conference, talk, new QuestionId(question), new QuestionId(from));
    }

    public UpvoteCast upvoted(String question, String participant) {
        return new UpvoteCast(
                conference, talk, new QuestionId(question), new ParticipantId(participant));
    }

    public UpvoteRetracted upvoteRetracted(String question, String participant) {
        return new UpvoteRetracted(
                conference, talk, new QuestionId(question), new ParticipantId(participant));
    }

    public PollDrafted drafted(Voting voting) {
        return new PollDrafted(conference, poll, design(voting));
    }

    public PollChanged redrafted(Voting voting) {
        return new PollChanged(conference, poll, design(voting));
    }

    public PollOpened opened(int round, @Nullable Instant closesAt) {
        return new PollOpened(conference, poll, round, closesAt);
    }

    public PollClosed closed(int round) {
        return new PollClosed(conference, poll, round);
    }

    public PollRevealed revealed(int round) {
        return new PollRevealed(conference, poll, round);
    }

    public BallotCast cast(int round, String participant, Ballot ballot) {
        return new BallotCast(conference, poll, round, new ParticipantId(participant), ballot);
    }

    public BallotChanged changed(int round, String participant, Ballot ballot, Ballot before) {
        return new BallotChanged(
                conference, poll, round, new ParticipantId(participant), ballot, before);
    }

    public BallotRetracted retracted(int round, String participant, Ballot before) {
        return new BallotRetracted(conference, poll, round, new ParticipantId(participant), before);
    }

    public static Ballot ballot(String... options) {
        return Ballot.of(Stream.of(options).map(OptionId::new).toList());
    }

    public Voting singleChoice(String... options) {
        return new Voting.SingleChoice(
                Stream.of(options)
                        .map(id -> new PollOption(new OptionId(id), organisers("Option " + id)))
                        .toList());
    }

    private PollDesign design(Voting voting) {
        return new PollDesign(talk, organisers("How do you feel?"), voting, true);
    }

    private TalkDetails details(String title) {
        return new TalkDetails(
                TalkKind.KEYNOTE,
                organisers(title),
                START,
                START.plusSeconds(2_700),
                organisers("Main hall"),
                List.of(
                        new Speaker(
                                keys.protect(KeyId.of(conference, new MemberId("ada")), "Ada"),
                                new MemberId("ada"))),
                Moderation.BEFORE);
    }

    private ProtectedText organisers(String text) {
        return keys.protect(KeyId.of(conference), text);
    }

    private ProtectedText participants(String participant, String text) {
        return keys.protect(KeyId.of(conference, new ParticipantId(participant)), text);
    }
}
