package dev.lectern.query.participation;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.question.QuestionFact.QuestionAsked;
import dev.lectern.api.question.QuestionFact.QuestionEdited;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.wire.Attributes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A question as its author knows it.
 *
 * @param position of its asking
 * @param answer absent if it was answered live, or not at all
 * @param moderation the last; absent if nobody has moderated it
 */
record OwnRow(
        ConferenceId conference,
        QuestionId id,
        TalkId talk,
        ParticipantId participant,
        ProtectedText text,
        @Nullable ProtectedText shownName,
        QuestionStatus status,
        long position,
        Instant askedAt,
        @Nullable ProtectedText answer,
        @Nullable Instant answeredAt,
        @Nullable QuestionId mergedInto,
        @Nullable Moderation moderation) {

    /**
     * What a moderator has made of it.
     *
     * @param actor as on the event
     * @param reason absent unless it was hidden
     */
    record Moderation(
            QuestionStatus status, String actor, Instant at, @Nullable ProtectedText reason) {}

    static OwnRow asked(QuestionAsked fact, Attributes attributes) {
        return new OwnRow(
                fact.conference(),
                fact.question(),
                fact.talk(),
                fact.participant(),
                fact.text(),
                fact.shownName(),
                fact.status(),
                attributes.position(),
                attributes.recordedAt(),
                null,
                null,
                null,
                null);
    }

    OwnRow edited(QuestionEdited fact) {
        return new OwnRow(
                conference,
                id,
                talk,
                participant,
                fact.text(),
                fact.shownName(),
                fact.status(),
                position,
                askedAt,
                answer,
                answeredAt,
                mergedInto,
                moderation);
    }

    OwnRow withdrawn() {
        return with(QuestionStatus.WITHDRAWN, answer, answeredAt, mergedInto, moderation);
    }

    OwnRow moderated(QuestionStatus now, @Nullable ProtectedText reason, Attributes attributes) {
        var by =
                new Moderation(now, attributes.metadata().actor(), attributes.recordedAt(), reason);
        return with(now, answer, answeredAt, mergedInto, by);
    }

    OwnRow answered(@Nullable ProtectedText with, Instant at) {
        return with(QuestionStatus.ANSWERED, with, at, mergedInto, moderation);
    }

    OwnRow merged(@Nullable QuestionId into) {
        return with(status, answer, answeredAt, into, moderation);
    }

    private OwnRow with(
            QuestionStatus nextStatus,
            @Nullable ProtectedText nextAnswer,
            @Nullable Instant nextAnsweredAt,
            @Nullable QuestionId nextInto,
            @Nullable Moderation nextModeration) {
        return new OwnRow(
                conference,
                id,
                talk,
                participant,
                text,
                shownName,
                nextStatus,
                position,
                askedAt,
                nextAnswer,
                nextAnsweredAt,
                nextInto,
                nextModeration);
    }
}
