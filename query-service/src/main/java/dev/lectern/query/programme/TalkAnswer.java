package dev.lectern.query.programme;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.api.MemberId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.talk.Moderation;
import dev.lectern.api.talk.TalkKind;
import dev.lectern.query.http.Versioned;
import dev.lectern.query.text.Texts.Revealed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * @param moderation of the questions asked from now on
 * @param questionsOpen whether the audience can ask
 * @param cancelled absent while it is going to take place
 */
record TalkAnswer(
        TalkId id,
        TalkKind kind,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String title,
        @Nullable Boolean erased,
        Instant start,
        Instant end,
        @Nullable String room,
        List<TalkSpeaker> speakers,
        Moderation moderation,
        boolean questionsOpen,
        @Nullable Cancellation cancelled,
        @JsonIgnore long version)
        implements Versioned {

    /**
     * @param member if the speaker is one of the organisation
     */
    record TalkSpeaker(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String name,
            @Nullable Boolean erased,
            @Nullable MemberId member) {}

    record Cancellation(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String reason,
            @Nullable Boolean erased) {}

    static TalkAnswer of(TalkRow row, Revealed revealed) {
        ProtectedText reason = row.cancellation();
        return new TalkAnswer(
                row.id(),
                row.kind(),
                revealed.text(row.details().title()),
                revealed.erased(row.details().title()),
                row.details().start(),
                row.details().end(),
                revealed.text(row.details().room()),
                row.details().speakers().stream()
                        .map(s ->
                                new TalkSpeaker(
                                        revealed.text(s.name()),
                                        revealed.erased(s.name()),
                                        s.member()))
                        .toList(),
                row.details().moderation(),
                row.questionsOpen(),
                reason == null
                        ? null
                        : new Cancellation(revealed.text(reason), revealed.erased(reason)),
                row.version());
    }

    /** Everything that has to be decrypted to show it. */
    static Stream<ProtectedText> texts(TalkRow row) {
        return Stream.concat(
                        Stream.of(row.details().title(), row.details().room(), row.cancellation()),
                        row.details().speakers().stream().map(s -> s.name()))
                .filter(Objects::nonNull);
    }
}
