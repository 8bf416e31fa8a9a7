package dev.lectern.query.board;

import dev.lectern.api.LabelId;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;

/**
 * Which of the questions on a board are asked for.
 *
 * @param status any, if absent
 * @param label any or none, if absent
 */
record Filter(@Nullable QuestionStatus status, @Nullable LabelId label) {

    static final Filter NONE = new Filter(null, null);

    /**
     * @throws Problem if the board has no questions in that status
     */
    static Filter parse(@Nullable String status, @Nullable LabelId label) {
        return new Filter(
                switch (status) {
                    case null -> null;
                    case "published" -> QuestionStatus.PUBLISHED;
                    case "answered" -> QuestionStatus.ANSWERED;
                    default ->
                            throw Problem.of(
                                            CommonProblem.INVALID_PARAMETER,
                                            "Questions on a board are published or answered")
                                    .field("status");
                },
                label);
    }

    /** Of the lists that have it. */
    String name() {
        return statusText() + "/" + labelText();
    }

    @Nullable String statusText() {
        return status == null ? null : status.code();
    }

    @Nullable String labelText() {
        return label == null ? null : label.value();
    }
}
