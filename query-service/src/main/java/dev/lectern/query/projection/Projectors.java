package dev.lectern.query.projection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The projectors that run here, one for each set of tables. */
final class Projectors implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Projectors.class);

    private final Factory factory;
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();

    Projectors(Factory factory) {
        this.factory = factory;
    }

    /** Makes a projector that is not started yet. */
    interface Factory {
        Projector create(ReadModel model, TableSet tables);
    }

    /**
     * @param tables as they were when last looked at
     */
    private record Running(TableSet tables, Projector projector) {}

    /** Where this instance stands with each partition that Kafka assigned to it. */
    List<Standing> standings() {
        var standings = new ArrayList<Standing>();
        for (Running one : running.values()) {
            for (Follower follower : one.projector().followers()) {
                standings.add(new Standing(one.tables(), follower.status(), follower.behind()));
            }
        }
        return standings;
    }

    /** Fills these tables from now on, if it does not yet. */
    void fill(ReadModel model, TableSet tables) {
        Running before = running.get(tables.id());
        if (before != null && before.projector().isAlive()) {
            running.put(tables.id(), new Running(tables, before.projector()));
            return;
        }
        if (before != null) {
            LOG.error("{} has ended unasked and is started again", tables.label());
        }
        Projector projector = factory.create(model, tables);
        projector.start();
        running.put(tables.id(), new Running(tables, projector));
    }

    void end(TableSet tables) {
        Running ended = running.remove(tables.id());
        if (ended != null) {
            ended.projector().close();
        }
    }

    /** Ends all but these. */
    void retain(Set<UUID> tables) {
        running.values().stream()
                .map(Running::tables)
                .filter(one -> !tables.contains(one.id()))
                .forEach(this::end);
    }

    /**
     * Makes rebuilding leave room for what is live.
     *
     * @param rest how long all of it rests after a piece of work, in multiples of what it took
     */
    void rest(double rest) {
        long rebuilding = running.values().stream().filter(r -> !r.tables().isLive()).count();
        double each = rest > 0 ? (rest + 1) * rebuilding - 1 : 0;
        running.values()
                .forEach(one -> one.projector().restForWork(one.tables().isLive() ? 0 : each));
    }

    @Override
    public void close() {
        running.values().parallelStream().forEach(one -> one.projector().close());
        running.clear();
    }
}
