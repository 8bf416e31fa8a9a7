package dev.lectern.command.relay.sealing;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while events are relayed that nobody will be able to prove. */
public final class SealingHealth implements HealthIndicator {

    private final Sealing sealing;

    public SealingHealth(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Health health() {
        Sealing.Status status = sealing.status();
        Health.Builder health =
                status.state() == Sealing.State.HALTED ? Health.down() : Health.up();
        health.withDetail("state", status.state()).withDetail("size", status.size());
        if (sealing.publicKey() != null) {
            health.withDetail("publicKey", sealing.publicKey());
        }
        if (status.reason() != null) {
            health.withDetail("reason", status.reason());
        }
        return health.build();
    }
}
