package dev.lectern.query.projection;

import dev.lectern.query.projection.PartitionStatus.State;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Locale;

/**
 * {@code lectern.projection.partitions}: how many partitions this instance has, by read model and
 * state; {@code lectern.projection.obstructed}: 1 while a read model cannot be followed here at
 * all.
 */
@Component
final class ProjectionsMetrics implements MeterBinder {

    private final Projections projections;
    private final List<String> readModels;

    ProjectionsMetrics(Projections projections, List<ReadModel> readModels) {
        this.projections = projections;
        this.readModels = readModels.stream().map(ReadModel::name).toList();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String readModel : readModels) {
            Gauge.builder(
                            "lectern.projection.obstructed",
                            projections,
                            p -> p.obstacles().containsKey(readModel) ? 1 : 0)
                    .tag("read.model", readModel)
                    .register(registry);
            for (State state : State.values()) {
                Gauge.builder(
                                "lectern.projection.partitions",
                                projections,
                                p -> count(p, readModel, state))
                        .tag("read.model", readModel)
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        }
    }

    private static long count(Projections projections, String readModel, State state) {
        return projections.statuses().stream()
                .filter(s -> s.readModel().equals(readModel) && s.state() == state)
                .count();
    }
}
