package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Keeps a projector running for each read model, as soon as and as long as it may. */
final class Projections implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Before the web server starts, so that the tables are there; ends after it. */
    private static final int PHASE = 0;

    private final List<ReadModel> models;
    private final TableSets tableSets;
    private final Supplier<TopicLookup> lookups;
    private final ProjectorFactory projectors;
    private final Map<String, TableSet> tables = new HashMap<>();
    private final Map<String, Projector> running = new ConcurrentHashMap<>();
    private final Map<String, String> obstacles = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private @Nullable Thread thread;
    private volatile boolean stopped;

    Projections(
            List<ReadModel> models,
            TableSets tableSets,
            Supplier<TopicLookup> lookups,
            ProjectorFactory projectors) {
        this.models = List.copyOf(models);
        this.tableSets = tableSets;
        this.lookups = lookups;
        this.projectors = projectors;
    }

    /** Makes a projector that is not started yet. */
    interface ProjectorFactory {
        Projector create(ReadModel model, TableSet tables);
    }

    /** Where this instance stands with each partition that Kafka assigned to it. */
    List<PartitionStatus> statuses() {
        var statuses = new ArrayList<PartitionStatus>();
        for (Projector projector : running.values()) {
            projector.followers().forEach(follower -> statuses.add(follower.status()));
        }
        return statuses;
    }

    /** What keeps whole read models from being followed, by name. */
    Map<String, String> obstacles() {
        return Map.copyOf(obstacles);
    }

    /** Whether one of them is kept from being followed by something that does not pass. */
    boolean isRefused() {
        return !refused.isEmpty();
    }

    boolean knows(String readModel) {
        return models.stream().anyMatch(model -> model.name().equals(readModel));
    }

    @Override
    public void start() {
        for (ReadModel model : models) {
            try {
                tables.put(model.name(), tableSets.live(model));
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "The tables of " + model.name() + " cannot be created", e);
            }
        }
        stopped = false;
        thread = Thread.ofPlatform().name("projections").start(this::supervise);
    }

    private void supervise() {
        try {
            while (!stopped) {
                look();
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            LOG.debug("No longer supervising", e);
        }
    }

    /**
     * Until something fails that a new look may mend, such as a host name that is not known yet.
     */
    private void look() throws InterruptedException {
        try (TopicLookup lookup = lookups.get()) {
            while (!stopped) {
                Topic topic = topic(lookup);
                if (topic != null) {
                    models.forEach(model -> follow(model, topic));
                }
                Thread.sleep(LOOK);
            }
        } catch (RuntimeException e) {
            models.forEach(m -> hinder(m, "It cannot be started. " + Failure.describe(e)));
        }
    }

    private @Nullable Topic topic(TopicLookup lookup) throws InterruptedException {
        try {
            Topic topic = lookup.find();
            if (topic == null) {
                models.forEach(m -> hinder(m, "The topic does not exist (yet)"));
            }
            return topic;
        } catch (ExecutionException e) {
            models.forEach(m -> hinder(m, "Kafka cannot be asked. " + Failure.describe(e)));
            return null;
        }
    }

    private void follow(ReadModel model, Topic topic) {
        TableSet set = java.util.Objects.requireNonNull(tables.get(model.name()));
        try {
            Topic tied = tableSets.tie(set, topic);
            if (topic.equals(tied)) {
                obstacles.remove(model.name());
                refused.remove(model.name());
                Projector before = running.get(model.name());
                if (before != null && !before.isAlive()) {
                    LOG.error("{} has ended unasked and is started again", model.name());
                    running.remove(model.name());
                }
                running.computeIfAbsent(model.name(), name -> started(model, set));
            } else {
                hinder(
                        model,
                        tied == null
                                ? "Its tables are gone: another instance has replaced them"
                                : "It was filled from %s, and now there is %s: it must be rebuilt"
                                        .formatted(tied, topic));
                refused.add(model.name());
                end(model);
            }
        } catch (SQLException e) {
            hinder(model, "The views cannot be reached. " + Failure.describe(e));
        }
    }

    private Projector started(ReadModel model, TableSet set) {
        Projector projector = projectors.create(model, set);
        projector.start();
        return projector;
    }

    private void hinder(ReadModel model, String reason) {
        if (!reason.equals(obstacles.put(model.name(), reason))) {
            LOG.warn("{}: {}", model.name(), reason);
        }
    }

    private void end(ReadModel model) {
        Projector projector = running.remove(model.name());
        if (projector != null) {
            projector.close();
        }
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
        running.values().parallelStream().forEach(Projector::close);
        running.clear();
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
