package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.List;

/**
 * Looks after one read model: that its live tables are filled, that new ones are begun where those
 * can no longer be filled, and that they go live once they may. For one thread.
 */
final class Caretaker {

    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);

    /** A broker that has just started may know an older topic for a moment. */
    private static final int LOOKS_BEFORE_REBUILD = 3;

    private final ReadModel model;
    private final TableSets tableSets;
    private final Projectors projectors;
    private final Swap swap;
    private final Obstacles obstacles;
    private final Backoff attempts = new Backoff();
    private long nextAttempt = System.nanoTime();
    private int looksAtAnotherTopic;

    Caretaker(
            ReadModel model,
            TableSets tableSets,
            Projectors projectors,
            Swap swap,
            Obstacles obstacles) {
        if (!TableSet.isPossibleName(model.name())) {
            throw new IllegalArgumentException(model.name() + " is no name for a read model");
        }
        this.model = model;
        this.tableSets = tableSets;
        this.projectors = projectors;
        this.swap = swap;
        this.obstacles = obstacles;
    }

    ReadModel model() {
        return model;
    }

    /**
     * Looks about once a second.
     *
     * @param all every set of tables there is
     */
    void look(Topic topic, List<TableSet> all) {
        TableSet live = find(all, true);
        TableSet next = find(all, false);
        try {
            if (live == null) {
                obstacles.refuse(model.name(), "Its tables are gone: start this service again");
                return;
            }
            boolean filled = lookAtLive(live, next, topic);
            if (next == null) {
                obstacles.clear(rebuildLabel());
            } else {
                filled &= lookAtNext(live, next, topic);
            }
            looksAtAnotherTopic = filled ? 0 : looksAtAnotherTopic + 1;
            if (looksAtAnotherTopic >= LOOKS_BEFORE_REBUILD && (next == null || next.isOf(model))) {
                tableSets.rebuildFrom(model, topic);
            }
        } catch (SQLException e) {
            obstacles.hinder(model.name(), "The views cannot be reached. " + Failure.describe(e));
        }
    }

    private @Nullable TableSet find(List<TableSet> all, boolean live) {
        return all.stream()
                .filter(set -> set.readModel().equals(model.name()) && set.isLive() == live)
                .findAny()
                .orElse(null);
    }

    private String rebuildLabel() {
        return TableSet.label(model.name(), false);
    }

    /**
     * @return false if its topic has gone
     */
    private boolean lookAtLive(TableSet live, @Nullable TableSet next, Topic topic)
            throws SQLException {
        if (!live.isOf(model)) {
            projectors.end(live);
            if (next != null && next.isOf(model)) {
                obstacles.hinder(
                        model.name(),
                        "Another version of this software made its tables. They are built anew and answer what they hold until then");
            } else {
                obstacles.refuse(
                        model.name(),
                        "Another version of this software made its tables: end this instance, or start it again to build them anew");
            }
            return true;
        }
        Topic tied = tableSets.tie(live, topic);
        if (topic.equals(tied)) {
            obstacles.clear(model.name());
            projectors.fill(model, live);
            return true;
        }
        projectors.end(live);
        obstacles.hinder(
                model.name(),
                "It was filled from %s, and now there is %s: it is rebuilt from that, and answers what it knew until then"
                        .formatted(tied, topic));
        return false;
    }

    /**
     * @return false if its topic has gone
     */
    private boolean lookAtNext(TableSet live, TableSet next, Topic topic) throws SQLException {
        if (!next.isOf(model)) {
            projectors.end(next);
            obstacles.hinder(
                    next.label(),
                    "Another version of this software has begun it; if none is running, DELETE /actuator/projections/%s/rebuild drops it"
                            .formatted(model.name()));
            return true;
        }
        if (!topic.equals(tableSets.tie(next, topic))) {
            projectors.end(next);
            return false;
        }
        projectors.fill(model, next);
        switch (swap.look(live, next)) {
            case OTHER_STORE ->
                    obstacles.refuse(
                            next.label(),
                            "Its events are another store's than those of the live tables. POST /actuator/projections/%s/rebuild puts it in their place nevertheless, DELETE there drops it"
                                    .formatted(model.name()));
            case READY, CLOSE -> {
                obstacles.clear(next.label());
                goLive(live, next);
            }
            case FILLING, STOPPED -> obstacles.clear(next.label());
        }
        return true;
    }

    private void goLive(TableSet live, TableSet next) throws SQLException {
        if (System.nanoTime() - nextAttempt < 0) {
            return;
        }
        if (swap.attempt(next)) {
            LOG.info("{} is live, with what was built beside it", model.name());
            attempts.reset();
            projectors.end(live);
        } else {
            nextAttempt = System.nanoTime() + attempts.next().toNanos();
        }
    }
}
