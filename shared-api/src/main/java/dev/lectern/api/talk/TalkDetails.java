package dev.lectern.api.talk;

import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What the programme says of a talk.
 *
 * @param end after the start
 * @param moderation of the questions asked from then on
 */
public record TalkDetails(
        TalkKind kind,
        ProtectedText title,
        Instant start,
        Instant end,
        @Nullable ProtectedText room,
        List<Speaker> speakers,
        Moderation moderation) {

    public TalkDetails {
        speakers = List.copyOf(speakers);
    }
}
