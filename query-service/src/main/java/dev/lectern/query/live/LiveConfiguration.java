package dev.lectern.query.live;

import dev.lectern.access.Passes;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** Puts the streams together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamLimits.class)
class LiveConfiguration {

    @Bean
    Feeds feeds() {
        return new Feeds(Clock.systemUTC());
    }

    @Bean
    StreamCounts streamCounts() {
        return new StreamCounts();
    }

    @Bean
    Places streamPlaces(StreamLimits limits) {
        return new Places(limits);
    }

    @Bean
    LiveStreams liveStreams(Feeds feeds, Passes passes, Places places, StreamCounts counts) {
        return new LiveStreams(feeds, passes, places, counts);
    }

    @Bean
    Beat liveBeat(Feeds feeds, LiveStreams streams) {
        return new Beat(feeds, streams);
    }

    /**
     * Of this instance: {@code lectern.live.streams} and {@code lectern.live.feeds} that are open,
     * {@code lectern.live.computed} times that a feed was brought up to date, {@code
     * lectern.live.sent} versions, and {@code lectern.live.cut.off} readers that did not read.
     */
    @Bean
    static MeterBinder liveMetrics(Feeds feeds, Places places, StreamCounts counts) {
        return registry -> {
            Gauge.builder("lectern.live.streams", places, Places::taken).register(registry);
            Gauge.builder("lectern.live.feeds", feeds, Feeds::size).register(registry);
            FunctionCounter.builder("lectern.live.computed", feeds, Feeds::computed)
                    .register(registry);
            FunctionCounter.builder("lectern.live.sent", counts, StreamCounts::versionsSent)
                    .register(registry);
            FunctionCounter.builder("lectern.live.cut.off", counts, StreamCounts::readersCutOff)
                    .register(registry);
        };
    }
}
