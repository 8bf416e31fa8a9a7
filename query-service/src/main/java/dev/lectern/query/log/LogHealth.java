package dev.lectern.query.log;

import dev.lectern.query.log.SealStatus.State;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while what was sealed is not what was received. */
@Component("logHealthIndicator")
final class LogHealth implements HealthIndicator {

    private final SealFollower follower;

    LogHealth(SealFollower follower) {
        this.follower = follower;
    }

    @Override
    public Health health() {
        SealStatus status = follower.status();
        Health.Builder health = status.state() == State.STOPPED ? Health.down() : Health.up();
        health.withDetail("state", status.state()).withDetail("size", status.size());
        if (status.reason() != null) {
            health.withDetail("reason", status.reason());
        }
        return health.build();
    }
}
