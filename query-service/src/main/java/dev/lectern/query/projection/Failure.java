package dev.lectern.query.projection;

import java.sql.SQLException;
import java.util.Set;

/** Tells what a fix must precede from what passes by itself. */
final class Failure {

    /** Classes of SQLSTATE that say that the statement itself, or what it writes, is wrong. */
    private static final Set<String> LASTING = Set.of("0A", "21", "22", "23", "42", "44", "54");

    private static final String TRANSACTION_TIMEOUT = "25P04";

    private Failure() {}

    /** Whether the same events would fail again, however long one waits. */
    static boolean isLasting(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.length() == 5 && LASTING.contains(state.substring(0, 2));
    }

    /**
     * Whether it took longer than a transaction may: fewer events at once may pass, and one alone
     * may when the database is faster again.
     */
    static boolean isTooSlow(SQLException e) {
        return TRANSACTION_TIMEOUT.equals(e.getSQLState());
    }

    /** What happened and what caused it, in one line and without parameters. */
    static String describe(Throwable e) {
        var text = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (!text.isEmpty()) {
                text.append("; ");
            }
            text.append(cause.getClass().getSimpleName()).append(": ").append(firstLine(cause));
        }
        return text.toString();
    }

    /**
     * @param which event it is, as far as that is known
     */
    static String unappliable(long offset, String which, Exception e) {
        return "The event at offset %d%s cannot be applied. %s"
                .formatted(offset, which, describe(e));
    }

    private static String firstLine(Throwable e) {
        String message = e.getMessage();
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
