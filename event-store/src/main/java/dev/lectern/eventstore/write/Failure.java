package dev.lectern.eventstore.write;

import java.sql.SQLException;

/** What a failed statement, sent before COMMIT, says about the batch. */
final class Failure {

    private Failure() {}

    /**
     * The data of some append is refused: one of them is to blame, and the others can be stored
     * without it.
     */
    static boolean isDueToData(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    /** The transaction held the lock for longer than it may. */
    static boolean isOutOfTime(SQLException e) {
        return "25P04".equals(e.getSQLState());
    }

    /** The connection is gone, or was cut off for holding the lock too long; another one may do. */
    static boolean isConnection(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("25P0");
    }
}
