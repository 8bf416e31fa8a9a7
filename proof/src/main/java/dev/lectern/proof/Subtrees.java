package dev.lectern.proof;

/** Gives the roots of perfect subtrees, wherever they are kept. */
@FunctionalInterface
public interface Subtrees {

    /**
     * The root of the subtree of 2<sup>level</sup> leaves from leaf index · 2<sup>level</sup> on;
     * asked for only where all these leaves are there.
     */
    Hash root(int level, long index);
}
