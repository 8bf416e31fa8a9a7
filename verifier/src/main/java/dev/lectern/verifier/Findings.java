package dev.lectern.verifier;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What is wrong, in the order in which it was found. */
final class Findings {

    private static final int SHOWN = 100;

    /**
     * @param from the first position that it is about, 0 if it is about none
     * @param to the last one
     */
    record Finding(long from, long to, String what) {

        @Override
        public String toString() {
            if (from == 0) {
                return what;
            }
            return from == to
                    ? "position %d: %s".formatted(from, what)
                    : "positions %d to %d: %s".formatted(from, to, what);
        }
    }

    private final List<Finding> found = new ArrayList<>();

    boolean isEmpty() {
        return found.isEmpty();
    }

    void add(String what) {
        found.add(new Finding(0, 0, what));
    }

    /** The same of one position after the other is one finding. */
    void add(long from, long to, String what) {
        if (!found.isEmpty()
                && found.getLast().to() + 1 == from
                && found.getLast().what().equals(what)) {
            from = found.removeLast().from();
        }
        found.add(new Finding(from, to, what));
    }

    void add(long position, String what) {
        add(position, position, what);
    }

    /**
     * @param verified the last position up to which everything is right, as far as is known
     */
    void print(PrintStream out, long verified) {
        out.printf("NOT verified; right up to position %d%n", verified);
        found.stream().limit(SHOWN).forEach(out::println);
        if (found.size() > SHOWN) {
            out.printf("and %d more%n", found.size() - SHOWN);
        }
    }
}
