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
        return new QuestionRow(
                conference,
                id,
                talk,
                next,
                nextName,
                status,
                askedAt,
                answer,
                answeredAt,
                labels,
                highlighted,
                mergedInto,
                upvotes,
                voters,
                changes);
    }

    QuestionRow in(QuestionStatus next) {
        return new QuestionRow(
                conference,
                id,
                talk,
                text,
                shownName,
                next,
                askedAt,
                answer,
                answeredAt,
                labels,
                highlighted,
                mergedInto,
                upvotes,
                voters,
                changes);
    }

    QuestionRow answered(@Nullable ProtectedText with, Instant minute) {
        return new QuestionRow(
                conference,
                id,
                talk,
                text,
                shownName,
                QuestionStatus.ANSWERED,
                askedAt,
                with,
                minute,
                labels,
                highlighted,
                mergedInto,
                upvotes,
                voters,
                changes);
    }

    QuestionRow labelled(LabelId label, boolean has) {
        var next = new TreeSet<>(labels);
        if (has) {
            next.add(label);
        } else {
            next.remove(label);
        }
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
                next,
                highlighted,
                mergedInto,
                upvotes,
                voters,
                changes);
    }

    QuestionRow highlight(boolean now) {
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
                labels,
                now,
                mergedInto,
                upvotes,
                voters,
                changes);
    }

    QuestionRow merged(@Nullable QuestionId into) {
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
                labels,
                highlighted,
                into,
                upvotes,
                voters,
                changes);
    }

    QuestionRow vote(int voter, boolean cast) {
        Voters next = voters.with(voter, cast);
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
                labels,
                highlighted,
                mergedInto,
                next.count(),
                next,
                changes);
    }

    /** As after one more event about it. */
    QuestionRow changed() {
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
                labels,
                highlighted,
                mergedInto,
                upvotes,
                voters,
                changes + 1);
    }
}
