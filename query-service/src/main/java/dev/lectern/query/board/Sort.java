package dev.lectern.query.board;

import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;

/**
 * How the questions of a board are ordered: by two numbers, the lower ones first, and then by id.
 * So a page begins behind the last question of the one before, wherever others have moved.
 */
enum Sort {
    VOTES("-upvotes", "minute(asked_at)"),
    NEWEST("-minute(asked_at)", "0"),
    ANSWERED("-coalesce(minute(answered_at), 0)", "-upvotes");

    private static final String NAME = "sort";

    private final String first;
    private final String second;

    Sort(String first, String second) {
        this.first = sql(first);
        this.second = sql(second);
    }

    private static String sql(String key) {
        return key.replaceAll("minute\\((\\w+)\\)", "floor(extract(epoch from $1) / 60)::bigint");
    }

    /**
     * @param asked by votes, if absent
     * @throws Problem if there is no such order
     */
    static Sort parse(@Nullable String asked) {
        return switch (asked) {
            case null -> VOTES;
            case "votes" -> VOTES;
            case "newest" -> NEWEST;
            case "answered" -> ANSWERED;
            default ->
                    throw Problem.of(
                                    CommonProblem.INVALID_PARAMETER,
                                    "Questions are sorted by votes, newest or answered")
                            .field(NAME);
        };
    }

    /**
     * The statement with the two numbers in the places of <code>{first}</code> and <code>{second}
     * </code>.
     */
    String in(String sql) {
        return sql.replace("{first}", first).replace("{second}", second);
    }
}
