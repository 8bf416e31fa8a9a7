package dev.lectern.command.web;

import java.util.regex.Pattern;

/** A number in a path. */
public record Ordinal(int value) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,5}");

    /**
     * @throws IllegalArgumentException if it is not 1 to 999999 in plain digits
     */
    public static Ordinal parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("A number is 1 to 999999");
        }
        return new Ordinal(Integer.parseInt(text));
    }
}
