package dev.lectern.query.projection;

import dev.lectern.api.wire.Topics;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
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
    Projections projections(
            List<ReadModel> models,
            DataSource views,
            KafkaAdmin admin,
            ConsumerFactory<String, String> consumers,
            Freshness freshness,
            @Value("${lectern.topic:" + Topics.EVENTS + "}") String topic) {
        var progress = new Progress(views, owner());
        return new Projections(
                models,
                new TableSets(views),
                () -> new TopicLookup(admin.getConfigurationProperties(), topic),
                (model, tables) -> {
                    var writer = new BatchWriter(views, model);
                    return new Projector(
                            model.name(),
                            topic,
                            () ->
                                    consumers.createConsumer(
                                            "lectern-query." + model.name() + '.' + tables.id(),
                                            "lectern-query-" + model.name(),
                                            "",
                                            new Properties()),
                            partition ->
                                    new Follower(
                                            model.name(),
                                            tables,
                                            partition,
                                            progress,
                                            writer,
                                            freshness));
                });
    }

    private static String owner() {
        try {
            return InetAddress.getLocalHost().getHostName() + '/' + ProcessHandle.current().pid();
        } catch (UnknownHostException e) {
            return "process " + ProcessHandle.current().pid();
        }
    }
}
