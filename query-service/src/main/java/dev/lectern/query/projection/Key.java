package dev.lectern.query.projection;

import java.util.List;

/**
 * Tells the rows of a table apart.
 *
 * @param parts the texts of the key columns, in their order
 */
public record Key(List<String> parts) {

    public Key {
        parts = List.copyOf(parts);
    }

    /** The key with these ids, whose texts are their {@code toString}. */
    public static Key of(Object... parts) {
        var texts = new String[parts.length]; // no stream: every row has a key
        for (int i = 0; i < parts.length; i++) {
            texts[i] = parts[i].toString();
        }
        return new Key(List.of(texts));
    }
}
