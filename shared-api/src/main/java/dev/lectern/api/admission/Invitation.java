package dev.lectern.api.admission;

/**
 * Lets one person in.
 *
 * @param batch the number of the batch that it was issued with, from 1
 * @param number its number in that batch, from 1
 */
public record Invitation(int batch, int number) {

    public Invitation {
        if (batch < 1 || number < 1) {
            throw new IllegalArgumentException("Batches and numbers count from 1");
        }
    }
}
