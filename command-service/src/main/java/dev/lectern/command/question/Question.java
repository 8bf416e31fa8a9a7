package dev.lectern.command.question;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.question.QuestionFact;
import dev.lectern.api.question.QuestionFact.QuestionAnswered;
import dev.lectern.api.question.QuestionFact.QuestionApproved;
import dev.lectern.api.question.QuestionFact.QuestionAsked;
import dev.lectern.api.question.QuestionFact.QuestionEdited;
import dev.lectern.api.question.QuestionFact.QuestionHidden;
import dev.lectern.api.question.QuestionFact.QuestionHighlighted;
import dev.lectern.api.question.QuestionFact.QuestionMerged;
import dev.lectern.api.question.QuestionFact.QuestionRestored;
import dev.lectern.api.question.QuestionFact.QuestionUnhighlighted;
import dev.lectern.api.question.QuestionFact.QuestionUnmerged;
import dev.lectern.api.question.QuestionFact.QuestionWithdrawn;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What decides about a question; its labels and upvotes do not. */
public sealed interface Question {

    /** The facts that {@link #evolve} needs. */
    Set<Class<? extends Fact>> FACTS =
            Set.of(
                    QuestionAsked.class,
                    QuestionEdited.class,
                    QuestionWithdrawn.class,
                    QuestionApproved.class,
                    QuestionHidden.class,
                    QuestionRestored.class,
                    QuestionAnswered.class,
                    QuestionHighlighted.class,
                    QuestionUnhighlighted.class,
                    QuestionMerged.class,
                    QuestionUnmerged.class);

    /** The state when nothing has happened. */
    static Question unknown(QuestionId id) {
        return new Unknown(id);
    }

    record Unknown(QuestionId id) implements Question {}

    /** What its author wrote. */
    record Words(ProtectedText text, @Nullable ProtectedText shownName) {}

    /**
     * @param lookedAtFirst by a moderator, before the audience sees it
     * @param mergedInto the question that it is a duplicate of
     * @param duplicates the questions merged into this one
     */
    record Asked(
            QuestionId id,
            TalkId talk,
            ParticipantId author,
            boolean lookedAtFirst,
            Words words,
            Standing standing,
            @Nullable QuestionId mergedInto,
            SortedSet<QuestionId> duplicates,
            boolean highlighted)
            implements Question {

        private Asked with(Standing next) {
            return new Asked(
                    id,
                    talk,
                    author,
                    lookedAtFirst,
                    words,
                    next,
                    mergedInto,
                    duplicates,
                    highlighted);
        }

        private Asked with(Words next) {
            return new Asked(
                    id,
                    talk,
                    author,
                    lookedAtFirst,
                    next,
                    standing.edited(lookedAtFirst),
                    mergedInto,
                    duplicates,
                    highlighted);
        }

        private Asked merged(@Nullable QuestionId into) {
            return new Asked(
                    id,
                    talk,
                    author,
                    lookedAtFirst,
                    words,
                    standing,
                    into,
                    duplicates,
                    highlighted);
        }

        private Asked duplicate(QuestionId other, boolean merged) {
            var next = new TreeSet<>(duplicates);
            if (merged) {
                next.add(other);
            } else {
                next.remove(other);
            }
            return new Asked(
                    id,
                    talk,
                    author,
                    lookedAtFirst,
                    words,
                    standing,
                    mergedInto,
                    next,
                    highlighted);
        }

        private Asked highlight(boolean now) {
            return new Asked(
                    id, talk, author, lookedAtFirst, words, standing, mergedInto, duplicates, now);
        }

        private Asked on(QuestionFact fact) {
            return switch (fact) {
                case QuestionEdited edited -> with(new Words(edited.text(), edited.shownName()));
                case QuestionWithdrawn _ -> with(new Standing.Withdrawn());
                case QuestionApproved _ -> with(new Standing.Published());
                case QuestionHidden hidden ->
                        with(new Standing.Hidden(hidden.reason(), standing.unhidden()));
                case QuestionRestored _ -> with(standing.unhidden());
                case QuestionAnswered answered -> with(new Standing.Answered(answered.text()));
                case QuestionHighlighted _ -> highlight(true);
                case QuestionUnhighlighted _ -> highlight(false);
                case QuestionMerged merged -> merged(merged.into());
                case QuestionUnmerged _ -> merged(null);
                default -> this;
            };
        }

        private Asked ofOther(QuestionFact fact) {
            return switch (fact) {
                case QuestionMerged merged when merged.into().equals(id) ->
                        duplicate(merged.question(), true);
                case QuestionUnmerged unmerged when unmerged.from().equals(id) ->
                        duplicate(unmerged.question(), false);
                default -> this;
            };
        }

        /** What has to happen first, so that it is no longer on the screen. */
        public List<Fact> unhighlighted(ConferenceId conference) {
            return highlighted
                    ? List.of(new QuestionUnhighlighted(conference, talk, id))
                    : List.of();
        }

        /**
         * @throws Refusal if it is merged into another question, which the client is told
         */
        public void requireUnmerged() {
            if (mergedInto != null) {
                throw Refusal.of(
                                RefusalCode.QUESTION_MERGED,
                                "The question is merged into another one")
                        .detail("into", mergedInto);
            }
        }

        /**
         * @throws Refusal if somebody else asked it
         */
        public void requireAuthor(ParticipantId participant) {
            if (!author.equals(participant)) {
                throw Refusal.of(RefusalCode.NOT_THE_AUTHOR, "Somebody else asked the question");
            }
        }

        /**
         * @throws Refusal if its author has taken it back
         */
        public void requireNotWithdrawn() {
            if (standing instanceof Standing.Withdrawn) {
                throw standing.refusal();
            }
        }
    }

    default Question evolve(Fact fact) {
        return switch (fact) {
            case QuestionAsked asked when this instanceof Unknown(QuestionId id) ->
                    asked.question().equals(id) ? asked(asked) : this;
            case QuestionFact of when this instanceof Asked asked ->
                    of.question().equals(asked.id()) ? asked.on(of) : asked.ofOther(of);
            default -> this;
        };
    }

    private static Question asked(QuestionAsked asked) {
        boolean pending = asked.status() == QuestionStatus.PENDING;
        return new Asked(
                asked.question(),
                asked.talk(),
                asked.participant(),
                pending,
                new Words(asked.text(), asked.shownName()),
                pending ? new Standing.Pending() : new Standing.Published(),
                null,
                Collections.emptySortedSet(),
                false);
    }

    /**
     * @throws Refusal if there is no such question
     */
    default Asked requireAsked() {
        if (this instanceof Asked asked) {
            return asked;
        }
        throw Refusal.of(
                RefusalCode.UNKNOWN_QUESTION, "There is no such question in this conference");
    }
}
