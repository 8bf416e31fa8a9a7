package dev.lectern.query.moderation;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.LabelId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.wire.Attributes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An entry of the log.
 *
 * @param id of the event
 * @param at to the minute where it was the author, who must not be found by the time
 * @param actor as on the event; {@code author} where it was the author of the question, or of the
 *     one that it was taken out of: nobody else of the audience can do what is logged
 * @param other the question that it was merged into, or taken out of
 * @param participant who was blocked, or is no longer
 */
record EntryRow(
        ConferenceId conference,
        String id,
        long position,
        Instant at,
        String actor,
        Act act,
        @Nullable TalkId talk,
        @Nullable QuestionId question,
        @Nullable QuestionId other,
        @Nullable LabelId label,
        @Nullable ParticipantId participant,
        @Nullable ProtectedText reason) {

    private static final String AUTHOR = "author";
    private static final String PARTICIPANTS = "participant:";

    static EntryRow of(Act act, Subject subject, Attributes attributes) {
        Instant at = attributes.recordedAt();
        String actor = attributes.metadata().actor();
        boolean byAuthor = actor.startsWith(PARTICIPANTS);
        return new EntryRow(
                subject.conference(),
                attributes.id().toString(),
                attributes.position(),
                byAuthor ? at.truncatedTo(ChronoUnit.MINUTES) : at,
                byAuthor ? AUTHOR : actor,
                act,
                subject.talk(),
                subject.question(),
                subject.other(),
                subject.label(),
                subject.participant(),
                subject.reason());
    }

    boolean isByAuthor() {
        return actor.equals(AUTHOR);
    }
}
