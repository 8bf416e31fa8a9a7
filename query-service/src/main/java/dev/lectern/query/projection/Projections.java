package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks after every read model, about once a second, from the start of the service to its end. */
final class Projections implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Before the web server starts, so that the tables are there; ends after it. */
    private static final int PHASE = 0;

    private final List<Caretaker> caretakers;
    private final TableSets tableSets;
    private final Projectors projectors;
    private final Rebuilds rebuilds;
    private final Obstacles obstacles;
    private final Supplier<TopicLookup> lookups;
    private final LongSupplier reads;
    private final Throttle throttle = new Throttle();
    private @Nullable Thread thread;
    private volatile boolean stopped;

    /**
     * @param reads how many were answered here, ever
     */
    Projections(
            List<Caretaker> caretakers,
            TableSets tableSets,
            Projectors projectors,
            Rebuilds rebuilds,
            Obstacles obstacles,
            Supplier<TopicLookup> lookups,
            LongSupplier reads) {
        this.caretakers = List.copyOf(caretakers);
        this.tableSets = tableSets;
        this.projectors = projectors;
        this.rebuilds = rebuilds;
        this.obstacles = obstacles;
        this.lookups = lookups;
        this.reads = reads;
    }

    /** Where this instance stands with each partition that Kafka assigned to it. */
    List<Standing> standings() {
        return projectors.standings();
    }

    /** What keeps whole sets of tables from being filled here, by label. */
    Map<String, String> obstacles() {
        return obstacles.reasons();
    }

    /** Whether one of them does not pass by itself. */
    boolean needAPerson() {
        return obstacles.needAPerson();
    }

    List<Rebuilds.Rebuild> rebuilds() {
        return rebuilds.latest();
    }

    @Nullable ReadModel find(String readModel) {
        return caretakers.stream()
                .map(Caretaker::model)
                .filter(model -> model.name().equals(readModel))
                .findAny()
                .orElse(null);
    }

    @Override
    public void start() {
        for (Caretaker caretaker : caretakers) {
            String name = caretaker.model().name();
            try {
                tableSets.live(caretaker.model());
            } catch (SQLException e) {
                throw new IllegalStateException("The tables of " + name + " cannot be created", e);
            }
        }
        stopped = false;
        thread = Thread.ofPlatform().name("projections").start(this::supervise);
    }

    private void supervise() {
        try {
            while (!stopped) {
                keepLooking();
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            LOG.debug("No longer supervising", e);
        }
    }

    /**
     * Until something fails that a new look may mend, such as a host name that is not known yet.
     */
    private void keepLooking() throws InterruptedException {
        try (TopicLookup lookup = lookups.get()) {
            while (!stopped) {
                Topic topic = topic(lookup);
                if (topic != null) {
                    look(topic);
                }
                Thread.sleep(LOOK);
            }
        } catch (RuntimeException e) {
            LOG.warn("Projections are looked after anew", e);
            hinder("It cannot be looked after. " + Failure.describe(e));
        }
    }

    private @Nullable Topic topic(TopicLookup lookup) throws InterruptedException {
        try {
            Topic topic = lookup.find();
            if (topic == null) {
                hinder("The topic does not exist (yet)");
            }
            return topic;
        } catch (ExecutionException e) {
            hinder("Kafka cannot be asked. " + Failure.describe(e));
            return null;
        }
    }

    private void look(Topic topic) {
        try {
            List<TableSet> all = tableSets.all();
            caretakers.forEach(caretaker -> caretaker.look(topic, all));
            projectors.retain(all.stream().map(TableSet::id).collect(Collectors.toSet()));
            rebuilds.sample();
            projectors.rest(
                    throttle.rest(
                            System.nanoTime(),
                            rebuilds.liveEvents() + reads.getAsLong(),
                            rebuilds.recordsLeft()));
        } catch (SQLException e) {
            hinder("The views cannot be reached. " + Failure.describe(e));
        }
    }

    private void hinder(String reason) {
        caretakers.forEach(caretaker -> obstacles.hinder(caretaker.model().name(), reason));
    }

    @Override
    public void stop() {
        stopped = true;
        Thread supervisor = thread;
        if (supervisor != null) {
            supervisor.interrupt();
            try {
                supervisor.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        projectors.close();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
