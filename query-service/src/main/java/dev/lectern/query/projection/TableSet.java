package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A set of tables that holds one read model, as it was when looked at: the schema's name changes
 * when rebuilt tables take the live ones' place, and the id never does.
 *
 * @param definition the statements that created the tables
 * @param topic what they are filled from; {@code null} before the first look at it
 * @param anyStore whether it may go live although its events are of another store
 */
record TableSet(
        UUID id,
        String readModel,
        String schema,
        String definition,
        @Nullable Topic topic,
        boolean anyStore,
        Instant createdAt) {

    private static final String NEXT = "_next";

    /** Lower-case letters and underscores, and not the name of what is built beside another. */
    static boolean isPossibleName(String readModel) {
        return readModel.matches("[a-z][a-z_]*") && !readModel.endsWith(NEXT);
    }

    /** The schema of the tables that are built beside the live ones. */
    static String nextSchema(String readModel) {
        return readModel + NEXT;
    }

    /** Whether readers see it. */
    boolean isLive() {
        return schema.equals(readModel);
    }

    /** For people to read. */
    String label() {
        return label(readModel, isLive());
    }

    /** The same before and after it has gone live. */
    String logName() {
        return isLive() ? readModel : readModel + '-' + id.toString().substring(0, 8);
    }

    static String label(String readModel, boolean live) {
        return live ? readModel : readModel + " (rebuild)";
    }

    boolean isOf(ReadModel model) {
        return readModel.equals(model.name()) && definition.equals(model.tables());
    }
}
