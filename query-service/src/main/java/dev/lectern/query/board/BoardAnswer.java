package dev.lectern.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.api.LabelId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.query.http.Page;
import dev.lectern.query.text.Texts.Revealed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * The board of a talk as everybody sees it. Times are to the minute, and nothing says who asked but
 * the name that the author wants to be shown.
 *
 * @param questionsOpen whether the audience can ask
 * @param next the cursor of the next page; absent on the last one
 * @param asOf the position of the last event until the moment that was asked for; absent now
 */
record BoardAnswer(
        boolean questionsOpen,
        List<BoardQuestion> items,
        @Nullable String next,
        @Nullable Long asOf) {

    /**
     * @param text {@code null} if it was erased
     * @param author absent if anonymous
     * @param highlighted whether it is on the screen
     * @param upvotes how many voted for it or for one of its duplicates
     * @param duplicates that are merged into it, also by way of one another
     */
    record BoardQuestion(
            QuestionId id,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String text,
            @Nullable Boolean erased,
            @Nullable String author,
            QuestionStatus status,
            Instant askedAt,
            int upvotes,
            boolean highlighted,
            List<LabelId> labels,
            @Nullable QuestionAnswer answer,
            List<DuplicateQuestion> duplicates) {}

    /**
     * @param live whether it was answered in the room
     * @param text absent if it was answered in the room, or was erased
     */
    record QuestionAnswer(
            boolean live, @Nullable String text, @Nullable Boolean erased, Instant answeredAt) {}

    /**
     * @param upvotes for it alone
     */
    record DuplicateQuestion(
            QuestionId id,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String text,
            @Nullable Boolean erased,
            @Nullable String author,
            Instant askedAt,
            int upvotes) {}

    static BoardAnswer of(BoardRows rows, Page page, Revealed revealed) {
        return new BoardAnswer(
                Boolean.TRUE.equals(rows.questionsOpen()),
                page.items(rows.questions()).stream()
                        .map(q -> question(q, rows.duplicates(), revealed))
                        .toList(),
                page.next(rows.questions(), q -> List.of(q.first(), q.second(), q.id())),
                null);
    }

    BoardAnswer at(long position) {
        return new BoardAnswer(questionsOpen, items, next, position);
    }

    private static BoardQuestion question(
            BoardRows.Shown row, List<BoardRows.Duplicate> duplicates, Revealed revealed) {
        return new BoardQuestion(
                row.id(),
                revealed.text(row.text()),
                revealed.erased(row.text()),
                revealed.text(row.shownName()),
                row.status(),
                row.askedAt(),
                row.upvotes(),
                row.highlighted(),
                row.labels(),
                answer(row, revealed),
                duplicates.stream()
                        .filter(d -> d.root().equals(row.id()))
                        .map(d -> duplicate(d, revealed))
                        .toList());
    }

    private static @Nullable QuestionAnswer answer(BoardRows.Shown row, Revealed revealed) {
        return row.answeredAt() == null
                ? null
                : new QuestionAnswer(
                        row.answer() == null,
                        revealed.text(row.answer()),
                        revealed.erased(row.answer()),
                        row.answeredAt());
    }

    private static DuplicateQuestion duplicate(BoardRows.Duplicate row, Revealed revealed) {
        return new DuplicateQuestion(
                row.id(),
                revealed.text(row.text()),
                revealed.erased(row.text()),
                revealed.text(row.shownName()),
                row.askedAt(),
                row.upvotes());
    }
}
