package dev.lectern.query.board;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.LabelId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.question.QuestionFact.QuestionAsked;
import dev.lectern.api.question.QuestionStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A question, and not who asked it.
 *
 * @param askedAt to the minute, and so is every time here: by a finer one an anonymous author could
 *     be recognised
 * @param answer absent if it was answered live, or not at all
 * @param answeredAt absent if it was never answered
 * @param mergedInto the question that it is a duplicate of
 * @param upvotes for it alone
 * @param voters for it alone
 * @param changes how many events were about it
 */
record QuestionRow(
        ConferenceId conference,
        QuestionId id,
        TalkId talk,
        ProtectedText text,
        @Nullable ProtectedText shownName,
        QuestionStatus status,
        Instant askedAt,
        @Nullable ProtectedText answer,
        @Nullable Instant answeredAt,
        SortedSet<LabelId> labels,
        boolean highlighted,
        @Nullable QuestionId mergedInto,
        int upvotes,
        Voters voters,
        long changes) {

    static QuestionRow asked(QuestionAsked asked, Instant minute) {
        return new QuestionRow(
                asked.conference(),
                asked.question(),
                asked.talk(),
                asked.text(),
                asked.shownName(),
                asked.status(),
                minute,
                null,
                null,
                new TreeSet<>(),
                false,
                null,
                0,
                Voters.NONE,
                1);
    }

    QuestionRow worded(ProtectedText next, @Nullable ProtectedText nextName) {
        return saying(next, nextName, status, answer, answeredAt);
    }

    QuestionRow in(QuestionStatus next) {
        return saying(text, shownName, next, answer, answeredAt);
    }

    QuestionRow answered(@Nullable ProtectedText with, Instant minute) {
        return saying(text, shownName, QuestionStatus.ANSWERED, with, minute);
    }

    QuestionRow labelled(LabelId label, boolean has) {
        var next = new TreeSet<>(labels);
        if (has) {
            next.add(label);
        } else {
            next.remove(label);
        }
        return counting(next, highlighted, mergedInto, voters, changes);
    }

    QuestionRow highlight(boolean now) {
        return counting(labels, now, mergedInto, voters, changes);
    }

    QuestionRow merged(@Nullable QuestionId into) {
        return counting(labels, highlighted, into, voters, changes);
    }

    QuestionRow vote(int voter, boolean cast) {
        return counting(labels, highlighted, mergedInto, voters.with(voter, cast), changes);
    }

    /** As after one more event about it. */
    QuestionRow changed() {
        return counting(labels, highlighted, mergedInto, voters, changes + 1);
    }

    /** The same question with other texts, or in another status. */
    private QuestionRow saying(
            ProtectedText nextText,
            @Nullable ProtectedText nextName,
            QuestionStatus nextStatus,
            @Nullable ProtectedText nextAnswer,
            @Nullable Instant nextAnsweredAt) {
        return new QuestionRow(
                conference,
                id,
                talk,
                nextText,
                nextName,
                nextStatus,
                askedAt,
                nextAnswer,
                nextAnsweredAt,
                labels,
                highlighted,
                mergedInto,
                upvotes,
                voters,
                changes);
    }

    /** The same question, of which the room has made something else. */
    private QuestionRow counting(
            SortedSet<LabelId> nextLabels,
            boolean nowHighlighted,
            @Nullable QuestionId nextInto,
            Voters nextVoters,
            long nextChanges) {
        return new QuestionRow(
                conference,
                id,
                talk,
                text,
                shownName,
                status,
                askedAt,
                answer,
                answeredAt,
                nextLabels,
                nowHighlighted,
                nextInto,
                nextVoters.count(),
                nextVoters,
                nextChanges);
    }
}
