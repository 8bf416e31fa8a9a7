package dev.lectern.api;

/**
 * Something that has happened in a conference: the body of an event. Facts are never changed once
 * written; a new meaning is a new version with an upcaster.
 *
 * <p>Each feature seals its own; {@link dev.lectern.api.wire.EventTypes} lists the features.
 */
public interface Fact {

    /** The conference in which it happened; the key of the record on the topic. */
    ConferenceId conference();
}
