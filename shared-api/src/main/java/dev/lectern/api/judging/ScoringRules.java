package dev.lectern.api.judging;

import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How a competition is judged.
 *
 * @param criteria in the organiser's order; their weights total 100
 * @param tieBreak what orders tied demos, or nothing: then a tie stays a tie until it is resolved
 */
public record ScoringRules(
        ProtectedText title, List<Criterion> criteria, Scale scale, @Nullable TieBreak tieBreak) {

    public ScoringRules {
        criteria = List.copyOf(criteria);
    }
}
