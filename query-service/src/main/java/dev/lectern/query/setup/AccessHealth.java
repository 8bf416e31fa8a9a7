package dev.lectern.query.setup;

import dev.lectern.access.Directory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while nobody's rights are known, since all but public reads are then refused. */
@Component("accessHealthIndicator")
final class AccessHealth implements HealthIndicator {

    private final Directory directory;

    AccessHealth(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Health health() {
        return directory.isKnown()
                ? Health.up().build()
                : Health.down().withDetail("reason", "Rights cannot be looked up").build();
    }
}
