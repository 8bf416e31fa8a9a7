package dev.lectern.command.relay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when the relay has halted or ended: it does not recover by itself. */
final class RelayHealth implements HealthIndicator {

    private final Relay relay;

    RelayHealth(Relay relay) {
        this.relay = relay;
    }

    @Override
    public Health health() {
        Relay.Status status = relay.status();
        Health.Builder health =
                status.state() == Relay.State.HALTED || status.state() == Relay.State.STOPPED
                        ? Health.down()
                        : Health.up();
        health.withDetail("state", status.state()).withDetail("position", status.position());
        if (status.reason() != null) {
            health.withDetail("reason", status.reason());
        }
        return health.build();
    }
}
