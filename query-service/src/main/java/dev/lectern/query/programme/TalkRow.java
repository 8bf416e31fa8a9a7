package dev.lectern.query.programme;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.talk.TalkDetails;
import dev.lectern.api.talk.TalkFact.TalkScheduled;
import dev.lectern.api.talk.TalkKind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A talk on the programme.
 *
 * @param kind of its details, as is the time that it starts at
 * @param cancellation the reason; absent while it is going to take place
 * @param version the position of the last event that changed what the programme says; whether
 *     questions are open is none of that
 */
record TalkRow(
        ConferenceId conference,
        TalkId id,
        TalkDetails details,
        TalkKind kind,
        Instant startsAt,
        boolean questionsOpen,
        @Nullable ProtectedText cancellation,
        long version) {

    static TalkRow scheduled(TalkScheduled fact, long position) {
        return new TalkRow(
                fact.conference(),
                fact.talk(),
                fact.details(),
                fact.details().kind(),
                fact.details().start(),
                false,
                null,
                position);
    }

    TalkRow changed(TalkDetails next, long position) {
        return new TalkRow(
                conference,
                id,
                next,
                next.kind(),
                next.start(),
                questionsOpen,
                cancellation,
                position);
    }

    TalkRow cancelled(ProtectedText reason, long position) {
        return new TalkRow(conference, id, details, kind, startsAt, false, reason, position);
    }

    TalkRow questions(boolean open) {
        return new TalkRow(conference, id, details, kind, startsAt, open, cancellation, version);
    }
}
