package dev.lectern.command.talk;

import dev.lectern.api.Fact;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.talk.TalkDetails;
import dev.lectern.api.talk.TalkFact.QuestionsClosed;
import dev.lectern.api.talk.TalkFact.QuestionsOpened;
import dev.lectern.api.talk.TalkFact.TalkCancelled;
import dev.lectern.api.talk.TalkFact.TalkChanged;
import dev.lectern.api.talk.TalkFact.TalkScheduled;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import java.util.Set;

/** Where a talk is in its life: unknown, on the programme, cancelled. */
public sealed interface Talk {

    /** The facts that {@link #evolve} needs. */
    Set<Class<? extends Fact>> FACTS =
            Set.of(
                    TalkScheduled.class,
                    TalkChanged.class,
                    TalkCancelled.class,
                    QuestionsOpened.class,
                    QuestionsClosed.class);

    /** The state when nothing has happened. */
    static Talk unknown() {
        return new Unknown();
    }

    record Unknown() implements Talk {}

    record Scheduled(TalkDetails details, boolean questionsOpen) implements Talk {}

    record Cancelled(ProtectedText reason) implements Talk {}

    default Talk evolve(Fact fact) {
        return switch (fact) {
            case TalkScheduled scheduled -> new Scheduled(scheduled.details(), false);
            case TalkChanged changed ->
                    new Scheduled(
                            changed.details(),
                            this instanceof Scheduled scheduled && scheduled.questionsOpen());
            case TalkCancelled cancelled -> new Cancelled(cancelled.reason());
            case QuestionsOpened _ -> questions(true);
            case QuestionsClosed _ -> questions(false);
            default -> this;
        };
    }

    private Talk questions(boolean open) {
        return this instanceof Scheduled scheduled
                ? new Scheduled(scheduled.details(), open)
                : this;
    }

    /**
     * @throws Refusal if there is no such talk
     */
    default void requireKnown() {
        if (this instanceof Unknown) {
            throw Refusal.of(RefusalCode.UNKNOWN_TALK, "There is no such talk in this conference");
        }
    }

    /**
     * @throws Refusal if there is no such talk, or it is cancelled
     */
    default Scheduled requireScheduled() {
        requireKnown();
        if (this instanceof Scheduled scheduled) {
            return scheduled;
        }
        throw Refusal.of(RefusalCode.TALK_CANCELLED, "The talk is cancelled");
    }
}
