package dev.lectern.scoring;

import java.util.List;

/** Makes one number of many. */
public enum Aggregation {
    /** The sum, divided by how many there are. */
    MEAN {
        @Override
        public Exact of(List<Exact> values) {
            return required(values).stream().reduce(Exact.ZERO, Exact::plus).over(values.size());
        }
    },
    /** The middle one by size; of an even number, the mean of the middle two. */
    MEDIAN {
        @Override
        public Exact of(List<Exact> values) {
            List<Exact> sorted = required(values).stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1
                    ? sorted.get(middle)
                    : sorted.get(middle - 1).plus(sorted.get(middle)).over(2);
        }
    };

    /**
     * @param values at least one, in any order
     * @throws IllegalArgumentException if there is none
     */
    public abstract Exact of(List<Exact> values);

    private static List<Exact> required(List<Exact> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing has neither mean nor median");
        }
        return values;
    }
}
