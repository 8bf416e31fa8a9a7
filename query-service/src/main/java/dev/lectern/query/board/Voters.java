package dev.lectern.query.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Base64;
import java.util.BitSet;

/**
 * A set of voters, by the numbers that they have in a talk: a bit each, so that it costs nothing to
 * count whoever voted for any of several questions. Unchangeable.
 */
final class Voters {

    static final Voters NONE = new Voters(new BitSet());

    private final BitSet numbers;

    private Voters(BitSet numbers) {
        this.numbers = numbers;
    }

    @JsonCreator
    static Voters parse(String text) {
        return new Voters(BitSet.valueOf(Base64.getUrlDecoder().decode(text)));
    }

    @JsonValue
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(numbers.toByteArray());
    }

    boolean contains(int number) {
        return numbers.get(number);
    }

    /** With that one in it, or not. */
    Voters with(int number, boolean in) {
        var next = (BitSet) numbers.clone();
        next.set(number, in);
        return new Voters(next);
    }

    /** Whoever is in one of both. */
    Voters or(Voters other) {
        var next = (BitSet) numbers.clone();
        next.or(other.numbers);
        return new Voters(next);
    }

    int count() {
        return numbers.cardinality();
    }
}
