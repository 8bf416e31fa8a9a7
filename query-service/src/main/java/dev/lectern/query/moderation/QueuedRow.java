package dev.lectern.query.moderation;

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
import java.time.temporal.ChronoUnit;

/**
 * A question, whatever has become of it.
 *
 * @param position of its asking
 * @param askedAt to the minute, since who was seen to write must stay a pseudonym
 * @param mergedInto the question that it is a duplicate of
 * @param reason why it is hidden; absent unless it is
 */
record QueuedRow(
        ConferenceId conference,
        QuestionId id,
        TalkId talk,
        ParticipantId participant,
        ProtectedText text,
        @Nullable ProtectedText shownName,
        QuestionStatus status,
        long position,
        Instant askedAt,
        @Nullable QuestionId mergedInto,
        @Nullable ProtectedText reason) {

    static QueuedRow asked(QuestionAsked fact, Attributes attributes) {
        return new QueuedRow(
                fact.conference(),
                fact.question(),
                fact.talk(),
                fact.participant(),
                fact.text(),
                fact.shownName(),
                fact.status(),
                attributes.position(),
                attributes.recordedAt().truncatedTo(ChronoUnit.MINUTES),
                null,
                null);
    }

    QueuedRow edited(QuestionEdited fact) {
        return with(fact.text(), fact.shownName(), fact.status(), mergedInto, reason);
    }

    QueuedRow in(QuestionStatus now, @Nullable ProtectedText why) {
        return with(text, shownName, now, mergedInto, why);
    }

    QueuedRow merged(@Nullable QuestionId into) {
        return with(text, shownName, status, into, reason);
    }

    private QueuedRow with(
            ProtectedText nextText,
            @Nullable ProtectedText nextName,
            QuestionStatus nextStatus,
            @Nullable QuestionId nextInto,
            @Nullable ProtectedText nextReason) {
        return new QueuedRow(
                conference,
                id,
                talk,
                participant,
                nextText,
                nextName,
                nextStatus,
                position,
                askedAt,
                nextInto,
                nextReason);
    }
}
