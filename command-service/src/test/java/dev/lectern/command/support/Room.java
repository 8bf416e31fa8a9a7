package dev.lectern.command.support;

import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;

import dev.lectern.api.Fact;
import dev.lectern.api.LabelId;
import dev.lectern.api.OptionId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.admission.AdmissionFact.ParticipantBlocked;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.api.admission.AdmissionFact.ParticipantUnblocked;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollDesign;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.api.poll.PollFact.BallotRetracted;
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
import dev.lectern.api.talk.TalkFact.TalkScheduled;
import dev.lectern.api.talk.TalkKind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What has happened in the room of {@link Samples}' conference: a talk, its questions, a poll. */
public final class Room {

    public static final TalkId KEYNOTE = new TalkId("keynote");
    public static final TalkId PANEL = new TalkId("panel");
    public static final ParticipantId GRACE = new ParticipantId("grace");
    public static final ParticipantId LIN = new ParticipantId("lin");
    public static final QuestionId Q1 = new QuestionId("q1");
    public static final QuestionId Q2 = new QuestionId("q2");
    public static final QuestionId Q3 = new QuestionId("q3");
    public static final PollId MOOD = new PollId("mood");
    public static final OptionId GOOD = new OptionId("good");
    public static final OptionId BAD = new OptionId("bad");
    public static final OptionId UGLY = new OptionId("ugly");

    public static final Instant NINE = Instant.parse("2026-11-25T09:00:00Z");
    public static final Instant TEN = Instant.parse("2026-11-25T10:00:00Z");

    private Room() {}

    /** What the participant wrote. */
    public static ProtectedText words(ParticipantId participant, String text) {
        return new ProtectedText(KeyId.of(HACK, participant), text);
    }

    public static ParticipantJoined joined(ParticipantId participant) {
        return new ParticipantJoined(HACK, participant, null);
    }

    public static ParticipantBlocked blocked(ParticipantId participant) {
        return new ParticipantBlocked(HACK, participant, words(participant, "Shouted"));
    }

    public static ParticipantUnblocked unblocked(ParticipantId participant) {
        return new ParticipantUnblocked(HACK, participant);
    }

    public static TalkDetails details(String title, Moderation moderation) {
        return new TalkDetails(
                TalkKind.KEYNOTE,
                text(title),
                NINE,
                TEN,
                text("Main hall"),
                List.of(new Speaker(text(ADA, "Ada"), ADA)),
                moderation);
    }

    public static TalkScheduled scheduled(TalkId talk, Moderation moderation) {
        return new TalkScheduled(HACK, talk, details("Opening", moderation));
    }

    public static TalkCancelled cancelled(TalkId talk) {
        return new TalkCancelled(HACK, talk, text("Ill"));
    }

    public static QuestionsOpened questionsOpened(TalkId talk) {
        return new QuestionsOpened(HACK, talk);
    }

    public static QuestionsClosed questionsClosed(TalkId talk) {
        return new QuestionsClosed(HACK, talk);
    }

    /** Grace and Lin have joined, and the keynote takes questions. */
    public static Fact[] openRoom(Moderation moderation) {
        return new Fact[] {
            created(),
            joined(GRACE),
            joined(LIN),
            scheduled(KEYNOTE, moderation),
            questionsOpened(KEYNOTE)
        };
    }

    /** In the keynote, anonymously. */
    public static QuestionAsked asked(
            QuestionId question, ParticipantId participant, QuestionStatus status) {
        return asked(KEYNOTE, question, participant, status);
    }

    public static QuestionAsked asked(
            TalkId talk, QuestionId question, ParticipantId participant, QuestionStatus status) {
        return new QuestionAsked(
                HACK, talk, question, participant, words(participant, "Why?"), null, status);
    }

    public static QuestionEdited edited(
            QuestionId question, ParticipantId participant, String text, QuestionStatus status) {
        return new QuestionEdited(HACK, KEYNOTE, question, words(participant, text), null, status);
    }

    public static QuestionWithdrawn withdrawn(QuestionId question) {
        return new QuestionWithdrawn(HACK, KEYNOTE, question);
    }

    public static QuestionApproved approved(QuestionId question) {
        return new QuestionApproved(HACK, KEYNOTE, question);
    }

    public static QuestionHidden hidden(QuestionId question) {
        return new QuestionHidden(HACK, KEYNOTE, question, text("Off topic"));
    }

    public static QuestionRestored restored(QuestionId question, QuestionStatus status) {
        return new QuestionRestored(HACK, KEYNOTE, question, status);
    }

    /** Live. */
    public static QuestionAnswered answered(QuestionId question) {
        return new QuestionAnswered(HACK, KEYNOTE, question, null);
    }

    public static QuestionHighlighted highlighted(QuestionId question) {
        return new QuestionHighlighted(HACK, KEYNOTE, question);
    }

    public static QuestionUnhighlighted unhighlighted(QuestionId question) {
        return new QuestionUnhighlighted(HACK, KEYNOTE, question);
    }

    public static QuestionLabelled labelled(QuestionId question, String label) {
        return new QuestionLabelled(HACK, KEYNOTE, question, new LabelId(label));
    }

    public static QuestionUnlabelled unlabelled(QuestionId question, String label) {
        return new QuestionUnlabelled(HACK, KEYNOTE, question, new LabelId(label));
    }

    public static QuestionMerged merged(QuestionId duplicate, QuestionId into) {
        return new QuestionMerged(HACK, KEYNOTE, duplicate, into);
    }

    public static QuestionUnmerged unmerged(QuestionId duplicate, QuestionId from) {
        return new QuestionUnmerged(HACK, KEYNOTE, duplicate, from);
    }

    public static UpvoteCast upvoted(QuestionId question, ParticipantId participant) {
        return new UpvoteCast(HACK, KEYNOTE, question, participant);
    }

    public static UpvoteRetracted upvoteRetracted(QuestionId question, ParticipantId participant) {
        return new UpvoteRetracted(HACK, KEYNOTE, question, participant);
    }

    public static List<PollOption> options(OptionId... ids) {
        return Stream.of(ids).map(id -> new PollOption(id, text("Option " + id))).toList();
    }

    /** With results that are hidden until they are revealed. */
    public static PollDesign design(Voting voting) {
        return new PollDesign(null, text("How do you feel?"), voting, true);
    }

    public static PollDrafted drafted(Voting voting) {
        return new PollDrafted(HACK, MOOD, design(voting));
    }

    /** Good, bad or ugly. */
    public static Voting.SingleChoice singleChoice() {
        return new Voting.SingleChoice(options(GOOD, BAD, UGLY));
    }

    public static PollOpened opened(int round, @Nullable Instant closesAt) {
        return new PollOpened(HACK, MOOD, round, closesAt);
    }

    public static PollClosed closed(int round) {
        return new PollClosed(HACK, MOOD, round);
    }

    public static PollRevealed revealed(int round) {
        return new PollRevealed(HACK, MOOD, round);
    }

    public static Ballot ballot(OptionId... options) {
        return Ballot.of(List.of(options));
    }

    public static BallotCast cast(int round, ParticipantId participant, Ballot ballot) {
        return new BallotCast(HACK, MOOD, round, participant, ballot);
    }

    public static BallotChanged changed(
            int round, ParticipantId participant, Ballot ballot, Ballot before) {
        return new BallotChanged(HACK, MOOD, round, participant, ballot, before);
    }

    public static BallotRetracted retracted(int round, ParticipantId participant, Ballot before) {
        return new BallotRetracted(HACK, MOOD, round, participant, before);
    }
}
