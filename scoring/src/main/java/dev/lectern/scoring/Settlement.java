package dev.lectern.scoring;

import dev.lectern.api.DemoId;

import java.util.List;
import java.util.Set;

/** What the organisers said of a tie, which holds for exactly the demos that it names. */
public sealed interface Settlement {

    Set<DemoId> demos();

    /**
     * The demos rank in this order.
     *
     * @param order the best first
     */
    record Resolved(List<DemoId> order) implements Settlement {
        @Override
        public Set<DemoId> demos() {
            return Set.copyOf(order);
        }
    }

    /** The demos share their rank for good. */
    record Declared(Set<DemoId> demos) implements Settlement {}
}
