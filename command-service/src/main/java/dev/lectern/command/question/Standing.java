package dev.lectern.command.question;

import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import org.jspecify.annotations.Nullable;

/** Where a question stands. */
public sealed interface Standing {

    QuestionStatus status();

    record Pending() implements Standing {
        @Override
        public QuestionStatus status() {
            return QuestionStatus.PENDING;
        }
    }

    record Published() implements Standing {
        @Override
        public QuestionStatus status() {
            return QuestionStatus.PUBLISHED;
        }
    }

    /**
     * @param text absent if it was answered live
     */
    record Answered(@Nullable ProtectedText text) implements Standing {
        @Override
        public QuestionStatus status() {
            return QuestionStatus.ANSWERED;
        }
    }

    /**
     * @param otherwise where it stands once it is restored
     */
    record Hidden(ProtectedText reason, Standing otherwise) implements Standing {
        @Override
        public QuestionStatus status() {
            return QuestionStatus.HIDDEN;
        }
    }

    record Withdrawn() implements Standing {
        @Override
        public QuestionStatus status() {
            return QuestionStatus.WITHDRAWN;
        }
    }

    /** Where it stands when it is not hidden. */
    default Standing unhidden() {
        return this instanceof Hidden hidden ? hidden.otherwise() : this;
    }

    /** Where it stands after an edit. */
    default Standing edited(boolean lookedAtFirst) {
        return switch (this) {
            case Hidden hidden ->
                    new Hidden(hidden.reason(), hidden.otherwise().edited(lookedAtFirst));
            case Published _ when lookedAtFirst -> new Pending();
            default -> this;
        };
    }

    /** The refusal of what the question cannot undergo where it stands. */
    default Refusal refusal() {
        return switch (this) {
            case Pending _ ->
                    Refusal.of(RefusalCode.QUESTION_PENDING, "The question is not approved yet");
            case Hidden _ -> Refusal.of(RefusalCode.QUESTION_HIDDEN, "The question is hidden");
            case Withdrawn _ ->
                    Refusal.of(
                            RefusalCode.QUESTION_WITHDRAWN,
                            "The author has withdrawn the question");
            case Answered _ ->
                    Refusal.of(RefusalCode.QUESTION_ANSWERED, "The question is answered");
            case Published _ -> throw new IllegalStateException("Nothing is wrong with that");
        };
    }
}
