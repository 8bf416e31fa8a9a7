package dev.lectern.query.log;

import dev.lectern.query.log.SealStatus.State;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

@Component
final class LogMetrics implements MeterBinder {

    private final SealFollower follower;

    LogMetrics(SealFollower follower) {
        this.follower = follower;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lectern.log.size", follower, f -> f.status().size())
                .description("How many events are sealed and are what was received")
                .register(registry);
        Gauge.builder(
                        "lectern.log.stopped",
                        follower,
                        f -> f.status().state() == State.STOPPED ? 1 : 0)
                .description("1 if what was sealed is not what was received")
                .register(registry);
    }
}
