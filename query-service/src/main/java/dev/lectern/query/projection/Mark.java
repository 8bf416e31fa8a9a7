package dev.lectern.query.projection;

import dev.lectern.api.wire.Attributes;

import java.util.UUID;

/** The last record that was applied, in enough detail to know it again. */
record Mark(long offset, long position, UUID incarnation, UUID event) {

    static Mark of(Received received) {
        Attributes attributes = received.attributes();
        return new Mark(
                received.offset(),
                attributes.position(),
                attributes.incarnation(),
                attributes.id());
    }

    @Override
    public String toString() {
        return "event %s, position %d of store %s".formatted(event, position, incarnation);
    }
}
