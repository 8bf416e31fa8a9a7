package dev.lectern.query.http;

import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Which part of a list is asked for. What comes in between while somebody turns pages is neither
 * shown twice nor skipped, as a page begins after an item, not at a number.
 *
 * @param list what the cursors are of; those of another list are none
 * @param limit most items on the page
 * @param after what the last item of the page before is sorted by; empty for the first page
 */
public record Page(String list, int limit, List<String> after) {

    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 100;

    private static final String SEPARATOR = "\n"; // no id has one

    /**
     * @param keys how many values its items are sorted by
     * @param limit {@link #DEFAULT_LIMIT} unless given
     * @param cursor as an earlier page told it; the first page unless given
     * @throws Problem if one of them is not what it should be
     */
    public static Page of(String list, int keys, @Nullable Integer limit, @Nullable String cursor) {
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            throw Problem.of(
                            CommonProblem.INVALID_PARAMETER,
                            "A limit is a whole number from 1 to " + MAX_LIMIT)
                    .field("limit");
        }
        return new Page(
                list,
                limit == null ? DEFAULT_LIMIT : limit,
                cursor == null ? List.of() : after(list, keys, cursor));
    }

    private static List<String> after(String list, int keys, String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
            if (parts.size() == keys + 1
                    && parts.getFirst().equals(list)
                    && text.indexOf('\0') < 0) { // which PostgreSQL cannot even compare with
                return List.copyOf(parts.subList(1, parts.size()));
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static Problem invalid() {
        return Problem.of(ReadProblem.INVALID_CURSOR, "The cursor is none of this list")
                .field("cursor");
    }

    /** The position after which the page begins, for lists that are sorted by it. */
    public long afterPosition() {
        return afterLong(0);
    }

    /** The number with that index after which the page begins; 0 on the first page. */
    public long afterLong(int key) {
        if (after.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(after.get(key));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    /** The same of one value of several. */
    public int afterNumber(int key) {
        if (after.isEmpty()) {
            return 0;
        }
        try {
            return Math.max(0, Integer.parseInt(after.get(key)));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    /** The value of that number after which the page begins; empty on the first page. */
    public String after(int key) {
        return after.isEmpty() ? "" : after.get(key);
    }

    /** How many rows to read, to know whether there is another page. */
    public int rows() {
        return limit + 1;
    }

    /** The items of this page, of the rows that were read. */
    public <T> List<T> items(List<T> rows) {
        return rows.size() > limit ? rows.subList(0, limit) : rows;
    }

    /**
     * @param keys what a row is sorted by
     * @return the cursor of the next page, {@code null} on the last one
     */
    public <T> @Nullable String next(List<T> rows, Function<T, List<?>> keys) {
        if (rows.size() <= limit) {
            return null;
        }
        var text = new StringBuilder(list);
        keys.apply(rows.get(limit - 1)).forEach(key -> text.append(SEPARATOR).append(key));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
