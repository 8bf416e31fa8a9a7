package dev.lectern.api.admission;

import java.util.regex.Pattern;

/**
 * Lets one person in.
 *
 * @param batch the number of the batch that it was issued with, from 1
 * @param number its number in that batch, from 1
 */
public record Invitation(int batch, int number) {

    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,7})-([1-9][0-9]{0,7})");

    public Invitation {
        if (batch < 1 || number < 1) {
            throw new IllegalArgumentException("Batches and numbers count from 1");
        }
    }

    /** As in paths: {@code 2-17} is number 17 of batch 2. */
    public String name() {
        return batch + "-" + number;
    }

    /**
     * The invitation of that name.
     *
     * @throws IllegalArgumentException if it is no such name
     */
    public static Invitation named(String name) {
        var form = NAME.matcher(name);
        if (!form.matches()) {
            throw new IllegalArgumentException("must be a batch and a number, such as 2-17");
        }
        return new Invitation(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }
}
