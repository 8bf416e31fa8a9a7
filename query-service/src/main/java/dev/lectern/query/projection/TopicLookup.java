package dev.lectern.query.projection;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** Asks Kafka about the topic; a consumer would complain about a missing one again and again. */
public final class TopicLookup implements AutoCloseable {

    private final Admin admin;
    private final String name;

    public TopicLookup(Map<String, Object> configuration, String name) {
        this.admin = Admin.create(configuration);
        this.name = name;
    }

    /**
     * @return {@code null} if there is no such topic yet
     * @throws ExecutionException if Kafka cannot be asked
     */
    public @Nullable Topic find() throws ExecutionException, InterruptedException {
        try {
            TopicDescription description =
                    Objects.requireNonNull(
                            admin.describeTopics(List.of(name)).allTopicNames().get().get(name));
            return new Topic(description.topicId().toString(), description.partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
