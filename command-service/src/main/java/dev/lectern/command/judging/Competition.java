package dev.lectern.command.judging;

import dev.lectern.api.Fact;
import dev.lectern.api.judging.JudgingFact.CompetitionLocked;
import dev.lectern.api.judging.JudgingFact.CompetitionOpened;
import dev.lectern.api.judging.JudgingFact.CompetitionReopened;
import dev.lectern.api.judging.JudgingFact.RankingPublished;
import dev.lectern.api.judging.JudgingFact.RulesChanged;
import dev.lectern.api.judging.ModelVersion;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Where a competition is in its life: unknown, open, locked, published, and open again. */
public sealed interface Competition {

    /** The facts that {@link #evolve} needs. */
    Set<Class<? extends Fact>> FACTS =
            Set.of(
                    CompetitionOpened.class,
                    RulesChanged.class,
                    CompetitionLocked.class,
                    CompetitionReopened.class,
                    RankingPublished.class);

    /** The state when nothing has happened. */
    static Competition unknown() {
        return new Unknown();
    }

    record Unknown() implements Competition {}

    /**
     * Scores may change.
     *
     * @param reopenedBecause the reason, if it was locked before
     */
    record Open(ScoringRules rules, @Nullable ProtectedText reopenedBecause)
            implements Competition {}

    /** Scores stay; ties may be settled. */
    record Locked(ScoringRules rules) implements Competition {}

    /** The ranking is out. */
    record Published(ScoringRules rules, ModelVersion model) implements Competition {}

    default Competition evolve(Fact fact) {
        return switch (fact) {
            case CompetitionOpened opened -> new Open(opened.rules(), null);
            case RulesChanged changed -> withRules(changed.rules());
            case CompetitionLocked _ -> new Locked(rules());
            case CompetitionReopened reopened -> new Open(rules(), reopened.reason());
            case RankingPublished published -> new Published(rules(), published.model());
            default -> this;
        };
    }

    private Competition withRules(ScoringRules rules) {
        return new Open(rules, this instanceof Open open ? open.reopenedBecause() : null);
    }

    /**
     * @throws Refusal if there is no such competition
     */
    default ScoringRules rules() {
        return switch (this) {
            case Unknown _ ->
                    throw Refusal.of(
                            RefusalCode.UNKNOWN_COMPETITION, "There is no such competition");
            case Open open -> open.rules();
            case Locked locked -> locked.rules();
            case Published published -> published.rules();
        };
    }

    /**
     * @throws Refusal if there is no such competition, or it is locked
     */
    default Open requireOpen() {
        rules();
        if (this instanceof Open open) {
            return open;
        }
        throw Refusal.of(
                RefusalCode.COMPETITION_LOCKED,
                "The competition is locked; only reopening it with a reason lets this change");
    }

    /**
     * @throws Refusal if there is no such competition, it is open, or its ranking is out
     */
    default Locked requireLocked() {
        rules();
        return switch (this) {
            case Locked locked -> locked;
            case Published _ ->
                    throw Refusal.of(
                            RefusalCode.RANKING_ALREADY_PUBLISHED,
                            "The ranking is published; only reopening the competition lets this change");
            default ->
                    throw Refusal.of(
                            RefusalCode.COMPETITION_NOT_LOCKED, "The competition is not locked");
        };
    }
}
