package dev.lectern.query.projection;

import dev.lectern.query.projection.PartitionStatus.State;
import dev.lectern.query.projection.Rebuilds.Rebuild;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * By read model, of this instance:
 *
 * <ul>
 *   <li>{@code lectern.projection.partitions}: how many partitions it has, by state
 *   <li>{@code lectern.projection.obstructed}: 1 while it cannot be followed here at all
 *   <li>{@code lectern.projection.behind}: how many records the topic has beyond those received
 *   <li>{@code lectern.projection.events}: how many events were applied, ever
 * </ul>
 *
 * <p>The first three are of the {@code live} tables and of those that are rebuilt ({@code next}).
 * Of a rebuild, on whatever instances: {@code lectern.rebuild.percent} and {@code
 * lectern.rebuild.events.per.second}; not a number while there is none or it is unknown.
 */
@Component
final class ProjectionsMetrics implements MeterBinder {

    private final Projections projections;
    private final Applied applied;
    private final List<String> readModels;

    ProjectionsMetrics(Projections projections, Applied applied, List<ReadModel> readModels) {
        this.projections = projections;
        this.applied = applied;
        this.readModels = readModels.stream().map(ReadModel::name).toList();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String readModel : readModels) {
            Tags tags = Tags.of("read.model", readModel);
            FunctionCounter.builder("lectern.projection.events", applied, a -> a.events(readModel))
                    .tags(tags)
                    .register(registry);
            bindTables(registry, readModel, true, tags.and("tables", "live"));
            bindTables(registry, readModel, false, tags.and("tables", "next"));
            gauge(registry, "lectern.rebuild.percent", tags, p -> percent(p, readModel));
            gauge(registry, "lectern.rebuild.events.per.second", tags, p -> rate(p, readModel));
        }
    }

    private void bindTables(MeterRegistry registry, String readModel, boolean live, Tags tags) {
        gauge(
                registry,
                "lectern.projection.obstructed",
                tags,
                p -> p.obstacles().containsKey(TableSet.label(readModel, live)) ? 1 : 0);
        gauge(
                registry,
                "lectern.projection.behind",
                tags,
                p -> standings(p, readModel, live).mapToLong(Standing::behind).sum());
        for (State state : State.values()) {
            gauge(
                    registry,
                    "lectern.projection.partitions",
                    tags.and(Tag.of("state", state.name().toLowerCase(Locale.ROOT))),
                    p ->
                            standings(p, readModel, live)
                                    .filter(s -> s.status().state() == state)
                                    .count());
        }
    }

    private void gauge(
            MeterRegistry registry, String name, Tags tags, ToDoubleFunction<Projections> value) {
        Gauge.builder(name, projections, value).tags(tags).register(registry);
    }

    private static Stream<Standing> standings(
            Projections projections, String readModel, boolean live) {
        return projections.standings().stream()
                .filter(s ->
                        s.tables().readModel().equals(readModel) && s.tables().isLive() == live);
    }

    private static double percent(Projections projections, String readModel) {
        return rebuild(projections, readModel).map(Rebuild::percent).orElse(Double.NaN);
    }

    private static double rate(Projections projections, String readModel) {
        return rebuild(projections, readModel).map(Rebuild::eventsPerSecond).orElse(Double.NaN);
    }

    private static Optional<Rebuild> rebuild(Projections projections, String readModel) {
        return projections.rebuilds().stream()
                .filter(r -> r.readModel().equals(readModel))
                .findAny();
    }
}
