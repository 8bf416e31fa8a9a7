package dev.lectern.command.relay;

import dev.lectern.eventstore.EventLog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

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
            MeterRegistry meters) {
        Map<String, Object> client = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka);
        var rules = new TopicRules(eventPartitions, replicas, minInSyncReplicas);
        var relay =
                new Relay(
                        log,
                        new Lease(JdbcClient.create(database)),
                        () -> new RelayTopics(client, rules, RelayProducer.TRANSACTION_TIMEOUT),
                        new ProgressReader(client),
                        () -> new RelayProducer(client));
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

    @Bean
    RelayHealth relayHealthIndicator(Relay relay) {
        return new RelayHealth(relay);
    }
}
