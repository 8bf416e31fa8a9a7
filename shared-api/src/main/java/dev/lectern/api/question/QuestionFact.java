package dev.lectern.api.question;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.LabelId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

/** What happens to a question, from asking it to answering it. */
public sealed interface QuestionFact extends Fact.OfConference {

    /** That it was asked in. */
    TalkId talk();

    QuestionId question();

    /**
     * @param participant the author
     * @param shownName absent if the author stays anonymous
     * @param status pending, or published
     */
    record QuestionAsked(
            ConferenceId conference,
            TalkId talk,
            QuestionId question,
            ParticipantId participant,
            ProtectedText text,
            @Nullable ProtectedText shownName,
            QuestionStatus status)
            implements QuestionFact {}

    /**
     * By its author.
     *
     * @param status from then on: what was approved is pending again where moderators look first
     */
    record QuestionEdited(
            ConferenceId conference,
            TalkId talk,
            QuestionId question,
            ProtectedText text,
            @Nullable ProtectedText shownName,
            QuestionStatus status)
            implements QuestionFact {}

    record QuestionWithdrawn(ConferenceId conference, TalkId talk, QuestionId question)
            implements QuestionFact {}

    /** It is published. */
    record QuestionApproved(ConferenceId conference, TalkId talk, QuestionId question)
            implements QuestionFact {}

    record QuestionHidden(
            ConferenceId conference, TalkId talk, QuestionId question, ProtectedText reason)
            implements QuestionFact {}

    /**
     * @param status from then on: what it was before it was hidden, or pending if it was edited
     *     since and moderators look first
     */
    record QuestionRestored(
            ConferenceId conference, TalkId talk, QuestionId question, QuestionStatus status)
            implements QuestionFact {}

    /**
     * @param text absent if it was answered live
     */
    record QuestionAnswered(
            ConferenceId conference, TalkId talk, QuestionId question, @Nullable ProtectedText text)
            implements QuestionFact {}

    /** No other question of the talk is highlighted: the one before is un-highlighted first. */
    record QuestionHighlighted(ConferenceId conference, TalkId talk, QuestionId question)
            implements QuestionFact {}

    record QuestionUnhighlighted(ConferenceId conference, TalkId talk, QuestionId question)
            implements QuestionFact {}

    record QuestionLabelled(
            ConferenceId conference, TalkId talk, QuestionId question, LabelId label)
            implements QuestionFact {}

    record QuestionUnlabelled(
            ConferenceId conference, TalkId talk, QuestionId question, LabelId label)
            implements QuestionFact {}

    /**
     * It is shown as part of another one, and so is what was merged into it. Upvotes stay with the
     * question that they were cast on: the other one has the votes of everybody who voted for any
     * of them, each counted once.
     *
     * @param into a question of the same talk that is itself not merged into any
     */
    record QuestionMerged(
            ConferenceId conference, TalkId talk, QuestionId question, QuestionId into)
            implements QuestionFact {}

    /**
     * It stands for itself again, with what was merged into it.
     *
     * @param from the question that it was merged into
     */
    record QuestionUnmerged(
            ConferenceId conference, TalkId talk, QuestionId question, QuestionId from)
            implements QuestionFact {}

    record UpvoteCast(
            ConferenceId conference, TalkId talk, QuestionId question, ParticipantId participant)
            implements QuestionFact {}

    record UpvoteRetracted(
            ConferenceId conference, TalkId talk, QuestionId question, ParticipantId participant)
            implements QuestionFact {}
}
