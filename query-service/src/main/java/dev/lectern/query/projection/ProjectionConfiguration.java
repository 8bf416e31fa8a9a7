package dev.lectern.query.projection;

import dev.lectern.api.wire.Topics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

import javax.sql.DataSource;

/** Puts the machinery together. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    @Bean
    Freshness freshness(DataSource views) {
        return new Freshness(views);
    }

    @Bean
    ProgressReport progressReport(DataSource views) {
        return new ProgressReport(views);
    }

    @Bean
    TableSets tableSets(DataSource views) {
        return new TableSets(views);
    }

    @Bean
    Applied applied() {
        return new Applied();
    }

    @Bean
    Projectors.Factory projectors(
            DataSource views,
            ConsumerFactory<String, String> consumers,
            Freshness freshness,
            Applied applied,
            @Value("${lectern.topic:" + Topics.EVENTS + "}") String topic) {
        var progress = new Progress(views, owner());
        return (model, tables) -> {
            String name = tables.logName();
            var writer = new BatchWriter(views, model);
            var listener =
                    new Follower.Listener() {
                        @Override
                        public void applied(int partition, List<Received> batch) {
                            applied.add(model.name(), batch.size());
                        }

                        @Override
                        public void reached(int partition, long position) {
                            freshness.reached(model.name(), tables.id(), partition, position);
                        }
                    };
            return new Projector(
                    name,
                    topic,
                    () ->
                            consumers.createConsumer(
                                    "lectern-query." + model.name() + '.' + tables.id(),
                                    "lectern-query-" + model.name(),
                                    "",
                                    new Properties()),
                    partition -> new Follower(name, tables, partition, progress, writer, listener),
                    new Delivery(writer));
        };
    }

    @Bean
    Projections projections(
            List<ReadModel> models,
            DataSource views,
            TableSets tableSets,
            KafkaAdmin admin,
            Projectors.Factory factory,
            ObjectProvider<MeterRegistry> meters,
            @Value("${lectern.topic:" + Topics.EVENTS + "}") String topic) {
        var projectors = new Projectors(factory);
        var obstacles = new Obstacles();
        var swap = new Swap(views);
        return new Projections(
                models.stream()
                        .map(m -> new Caretaker(m, tableSets, projectors, swap, obstacles))
                        .toList(),
                tableSets,
                projectors,
                new Rebuilds(views),
                obstacles,
                () -> new TopicLookup(admin.getConfigurationProperties(), topic),
                () -> meters.stream().mapToLong(ProjectionConfiguration::reads).sum());
    }

    /** Requests to the API that were answered; those to the admin endpoints are none. */
    private static long reads(MeterRegistry registry) {
        return registry.find("http.server.requests").timers().stream()
                .filter(timer ->
                        Objects.requireNonNullElse(timer.getId().getTag("uri"), "")
                                .startsWith("/api/"))
                .mapToLong(Timer::count)
                .sum();
    }

    private static String owner() {
        try {
            return InetAddress.getLocalHost().getHostName() + '/' + ProcessHandle.current().pid();
        } catch (UnknownHostException e) {
            return "process " + ProcessHandle.current().pid();
        }
    }
}
