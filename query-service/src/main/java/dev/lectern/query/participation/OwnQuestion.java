package dev.lectern.query.participation;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.query.text.Texts.Revealed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A question as its author sees it.
 *
 * @param text {@code null} if it was erased
 * @param author the name that is shown with it; absent if anonymous
 * @param upvotes for it alone
 * @param mergedInto the question that it is shown as a duplicate of
 * @param moderation the last; absent if nobody has moderated it
 */
record OwnQuestion(
        QuestionId id,
        TalkId talk,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String text,
        @Nullable Boolean erased,
        @Nullable String author,
        QuestionStatus status,
        Instant askedAt,
        int upvotes,
        @Nullable OwnAnswer answer,
        @Nullable QuestionId mergedInto,
        @Nullable LastModeration moderation) {

    /**
     * @param live whether it was answered in the room
     * @param text absent if it was answered in the room, or was erased
     */
    record OwnAnswer(
            boolean live, @Nullable String text, @Nullable Boolean erased, Instant answeredAt) {}

    /**
     * @param status that the moderator gave it
     * @param by such as {@code member:civic/ada}
     * @param reason why it was hidden
     */
    record LastModeration(
            QuestionStatus status,
            String by,
            Instant at,
            @Nullable String reason,
            @Nullable Boolean erased) {}

    static OwnQuestion of(OwnRow row, int upvotes, Revealed revealed) {
        return new OwnQuestion(
                row.id(),
                row.talk(),
                revealed.text(row.text()),
                revealed.erased(row.text()),
                revealed.text(row.shownName()),
                row.status(),
                row.askedAt(),
                upvotes,
                answer(row, revealed),
                row.mergedInto(),
                moderation(row.moderation(), revealed));
    }

    private static @Nullable OwnAnswer answer(OwnRow row, Revealed revealed) {
        return row.answeredAt() == null
                ? null
                : new OwnAnswer(
                        row.answer() == null,
                        revealed.text(row.answer()),
                        revealed.erased(row.answer()),
                        row.answeredAt());
    }

    private static @Nullable LastModeration moderation(
            OwnRow.@Nullable Moderation last, Revealed revealed) {
        return last == null
                ? null
                : new LastModeration(
                        last.status(),
                        last.actor(),
                        last.at(),
                        revealed.text(last.reason()),
                        revealed.erased(last.reason()));
    }

    /** Everything that has to be decrypted to show it. */
    static Stream<ProtectedText> texts(OwnRow row) {
        var moderation = row.moderation();
        return Stream.of(
                        row.text(),
                        row.shownName(),
                        row.answer(),
                        moderation == null ? null : moderation.reason())
                .filter(Objects::nonNull);
    }
}
