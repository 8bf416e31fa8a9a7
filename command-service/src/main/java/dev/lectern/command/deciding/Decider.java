package dev.lectern.command.deciding;

import dev.lectern.api.Fact;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * A use case: the facts that its decision depends on, the state made of them, and the decision.
 * Pure; no clock, no randomness, no framework.
 *
 * @param <C> the command
 * @param <S> the state: only what {@link #decide} reads
 */
public interface Decider<C, S> {

    Class<C> command();

    /**
     * What the decision depends on. It is taken only if nothing that matches has been recorded
     * since it was read, so this is the consistency boundary: as narrow as the rules allow.
     */
    Reads reads(C command);

    /**
     * Of what it reads, the facts of which each makes another version of the thing that it edits: a
     * caller may ask for the decision only if the version is still the one that it has seen. None
     * where nobody edits the same thing as others.
     */
    default Set<Class<? extends Fact>> versions() {
        return Set.of();
    }

    /** The state when nothing has happened. */
    S initial(C command);

    /**
     * The state after one more of the facts that were asked for; ignores those it does not need.
     */
    S evolve(S state, Fact fact);

    /**
     * @return what happens; empty if it already has
     * @throws Refusal if a rule forbids it
     */
    List<Fact> decide(C command, S state);

    /** Until when what was decided may be recorded; {@code null} if at any time. */
    default @Nullable Deadline deadline(C command, S state) {
        return null;
    }
}
