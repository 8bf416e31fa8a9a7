package dev.lectern.query.http;

/**
 * An answer about a thing that people edit. Its entity tag begins with the version, which the write
 * side knows as well.
 */
public interface Versioned {

    /** The position of the last event that changed the thing. */
    long version();
}
