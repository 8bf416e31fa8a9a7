package dev.lectern.command.relay;

import dev.lectern.command.relay.sealing.CheckpointKey;
import dev.lectern.command.relay.sealing.LogEndpoint;
import dev.lectern.command.relay.sealing.Sealing;
import dev.lectern.command.relay.sealing.SealingHealth;
import dev.lectern.eventstore.EventLog;
import dev.lectern.proof.NoteSigner;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;
import java.util.Map;

import javax.sql.DataSource;

@Configuration
class RelayConfiguration {

    @Bean(initMethod = "start", destroyMethod = "close")
    Relay relay(
            EventLog log,
            @Qualifier("eventReaders") DataSource database,
            @Value("${lectern.kafka}") String kafka,
            @Value("${lectern.event-partitions}") int eventPartitions,
            @Value("${lectern.topic-replicas}") int replicas,
            @Value("${lectern.topic-min-insync-replicas}") int minInSyncReplicas,
            Sealing sealing,
            MeterRegistry meters) {
        Map<String, Object> client = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka);
        var rules = new TopicRules(eventPartitions, replicas, minInSyncReplicas);
        var relay =
                new Relay(
                        log,
                        new Lease(JdbcClient.create(database)),
                        () -> new RelayTopics(client, rules, RelayProducer.TRANSACTION_TIMEOUT),
                        new ProgressReader(client),
                        () -> new RelayProducer(client),
                        sealing);
        Gauge.builder("lectern.relay.position", relay, r -> r.status().position())
                .description("Last position that this instance has relayed")
                .register(meters);
        Gauge.builder(
                        "lectern.relay.halted",
                        relay,
                        r -> r.status().state() == Relay.State.HALTED ? 1 : 0)
                .description("1 if the relay has halted and somebody must look")
                .register(meters);
        Gauge.builder("lectern.relay.behind", relay, Relay::behind)
                .description(
                        "How many events of the store are not on the topic yet; NaN where this instance does not know")
                .register(meters);
        return relay;
    }

    /**
     * Signs nothing if there is no key: one that every instance would make for itself would not be
     * the key that others trust.
     */
    @Bean
    Sealing sealing(
            EventLog log,
            @Value("${lectern.checkpoint-key}") String key,
            @Value("${lectern.checkpoint-key-file}") String file,
            @Value("${lectern.log-name}") String name,
            MeterRegistry meters) {
        var sealing = new Sealing(log, signer(key, file, name));
        Gauge.builder("lectern.sealing.size", sealing, s -> s.status().size())
                .description("How many events the last checkpoint of this instance is about")
                .register(meters);
        Gauge.builder(
                        "lectern.sealing.halted",
                        sealing,
                        s -> s.status().state() == Sealing.State.HALTED ? 1 : 0)
                .description("1 if events are relayed and no checkpoint is signed")
                .register(meters);
        return sealing;
    }

    private static @Nullable NoteSigner signer(String key, String file, String name) {
        if (!key.isBlank()) {
            return NoteSigner.parse(key);
        }
        return file.isBlank() ? null : CheckpointKey.in(Path.of(file), name);
    }

    @Bean
    SealingHealth sealingHealthIndicator(Sealing sealing) {
        return new SealingHealth(sealing);
    }

    @Bean
    LogEndpoint logEndpoint(EventLog log) {
        return new LogEndpoint(log);
    }

    @Bean
    RelayHealth relayHealthIndicator(Relay relay) {
        return new RelayHealth(relay);
    }
}
