package dev.lectern.api.wire;

import dev.lectern.api.Fact;

/** A fact with everything that was said about it on the way. */
public record Envelope(Attributes attributes, Fact fact) {

    /** Shorthand for the position in the store. */
    public long position() {
        return attributes.position();
    }
}
