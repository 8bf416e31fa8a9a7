package dev.lectern.query.projection;

import dev.lectern.api.wire.Identity;

import java.util.UUID;

/** The last record that was applied, in enough detail to know it again. */
record Mark(long offset, long position, UUID incarnation, UUID event) {

    static Mark of(Received received) {
        Identity identity = received.identity();
        return new Mark(
                received.offset(), identity.position(), identity.incarnation(), identity.id());
    }

    @Override
    public String toString() {
        return "event %s, position %d of store %s".formatted(event, position, incarnation);
    }
}
