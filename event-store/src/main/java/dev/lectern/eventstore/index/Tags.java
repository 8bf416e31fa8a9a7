package dev.lectern.eventstore.index;

import dev.lectern.eventstore.InvalidEventException;

import org.axonframework.messaging.eventstreaming.Tag;

import java.util.Set;
import java.util.TreeSet;

/** Tags as text, {@code key:value}. */
public final class Tags {

    private Tags() {}

    /**
     * @throws InvalidEventException if a key contains a colon: it could not be told apart from the
     *     value
     */
    public static Set<String> encode(Set<Tag> tags) {
        var encoded = new TreeSet<String>();
        for (Tag tag : tags) {
            if (tag.key().indexOf(':') >= 0) {
                throw new InvalidEventException(
                        "A tag's key must not contain a colon: " + tag.key());
            }
            encoded.add(tag.key() + ':' + tag.value());
        }
        return encoded;
    }
}
