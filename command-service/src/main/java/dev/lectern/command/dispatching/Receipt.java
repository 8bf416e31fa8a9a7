package dev.lectern.command.dispatching;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What a write answers.
 *
 * @param position of the last event that it recorded; if it recorded none, of the last event that
 *     its decision read
 * @param events how many it recorded, in a row; 0 if it had all happened before
 * @param repeated whether they were recorded before, by the first request of that name: what this
 *     one carried, such as an id that was made for it, is not in them
 */
public record Receipt(long position, int events, @JsonIgnore boolean repeated) {

    /** Of what was recorded just now. */
    public Receipt(long position, int events) {
        this(position, events, false);
    }
}
