package dev.lectern.query.projection;

import dev.lectern.query.projection.PartitionStatus.State;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

import java.util.TreeMap;

/**
 * Down while something needs a person: a stopped partition, or rebuilt tables that wait for
 * consent. What passes by itself is only told.
 */
@Component("projectionsHealthIndicator")
final class ProjectionsHealth implements HealthIndicator {

    private final Projections projections;

    ProjectionsHealth(Projections projections) {
        this.projections = projections;
    }

    @Override
    public Health health() {
        var details = new TreeMap<String, Object>(projections.obstacles());
        boolean stopped = projections.needAPerson();
        for (Standing standing : projections.standings()) {
            PartitionStatus status = standing.status();
            String reason = status.reason();
            if (reason != null) {
                details.put(
                        standing.tables().label() + '/' + status.partition(),
                        status.state() + ": " + reason);
            }
            stopped |= status.state() == State.STOPPED;
        }
        return Health.status(stopped ? Status.DOWN : Status.UP).withDetails(details).build();
    }
}
