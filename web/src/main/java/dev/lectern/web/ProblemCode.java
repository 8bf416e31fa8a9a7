package dev.lectern.web;

import java.util.Locale;

/**
 * What can go wrong, as an enum implements it. The codes are part of the API: they never change
 * their meaning.
 */
public interface ProblemCode {

    /** The name of the enum's constant. */
    String name();

    /** The HTTP status that goes with it. */
    int status();

    /** As in a problem's {@code code}, such as {@code body-too-large}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
