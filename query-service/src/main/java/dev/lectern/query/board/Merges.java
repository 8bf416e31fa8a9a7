package dev.lectern.query.board;

import dev.lectern.api.QuestionId;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which questions of a talk are duplicates of which, and how many voted for each that has some.
 * Every part keeps its own voters, so that taking it out gives it back the very ones that it had.
 *
 * @param parts duplicates, and what they are duplicates of
 * @param upvotes of each part that is no duplicate: how many voted for it or for any duplicate
 */
record Merges(Map<QuestionId, Part> parts, Map<QuestionId, Integer> upvotes) {

    static final Merges NONE = new Merges(Map.of(), Map.of());

    /**
     * @param into absent if it is no duplicate
     * @param root that stands for it, maybe itself
     * @param voters for it alone
     */
    record Part(@Nullable QuestionId into, QuestionId root, Voters voters) {}

    /**
     * @param question with its own voters, and whatever was merged into it
     * @param into likewise
     */
    Merges merge(QuestionId question, Voters voters, QuestionId into, Voters intosVoters) {
        var next = new TreeMap<>(parts);
        next.put(question, new Part(into, into, voters));
        next.putIfAbsent(into, new Part(null, into, intosVoters));
        return of(next);
    }

    /** With that question standing for itself again. */
    Merges unmerge(QuestionId question) {
        Part part = parts.get(question);
        if (part == null) {
            return this;
        }
        var next = new TreeMap<>(parts);
        next.put(question, new Part(null, question, part.voters()));
        return of(next);
    }

    /** With a voter more or less for that question; empty if it is no part. */
    Optional<Merges> vote(QuestionId question, int voter, boolean cast) {
        return Optional.ofNullable(parts.get(question))
                .map(part -> vote(question, part, voter, cast));
    }

    private Merges vote(QuestionId question, Part part, int voter, boolean cast) {
        var next = new TreeMap<>(parts);
        next.put(question, new Part(part.into(), part.root(), part.voters().with(voter, cast)));
        int more = count(next, part.root(), voter) - count(parts, part.root(), voter);
        if (more == 0) {
            return new Merges(next, upvotes);
        }
        var counted = new TreeMap<>(upvotes);
        counted.merge(part.root(), more, Integer::sum);
        return new Merges(next, counted);
    }

    /** One, if that voter voted for any of those that the root stands for; else none. */
    private static int count(Map<QuestionId, Part> parts, QuestionId root, int voter) {
        return parts.values().stream()
                        .anyMatch(p -> p.root().equals(root) && p.voters().contains(voter))
                ? 1
                : 0;
    }

    /** Everything but the voters found anew, without what has become a question like any other. */
    private static Merges of(Map<QuestionId, Part> changed) {
        var parts = new TreeMap<QuestionId, Part>();
        var voters = new TreeMap<QuestionId, Voters>();
        changed.forEach((question, part) -> {
            QuestionId root = root(changed, question);
            boolean alone =
                    part.into() == null
                            && changed.values().stream().noneMatch(p -> question.equals(p.into()));
            if (!alone) {
                parts.put(question, new Part(part.into(), root, part.voters()));
                voters.merge(root, part.voters(), Voters::or);
            }
        });
        var upvotes = new TreeMap<QuestionId, Integer>();
        voters.forEach((root, all) -> upvotes.put(root, all.count()));
        return new Merges(parts, upvotes);
    }

    private static QuestionId root(Map<QuestionId, Part> parts, QuestionId question) {
        QuestionId root = question;
        Part part = parts.get(root);
        while (part != null && part.into() != null) { // it ends: nothing is merged into a duplicate
            root = part.into();
            part = parts.get(root);
        }
        return root;
    }
}
