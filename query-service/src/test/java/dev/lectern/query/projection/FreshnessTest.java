package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.ConferenceId;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class FreshnessTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "civic-2026", "hackdc2025", "Zebra_1.0"})
    void knowsThePartitionAsKafkasDefaultPartitionerDoes(String id) {
        for (int partitions = 1; partitions <= 32; partitions++) {
            assertThat(Freshness.partition(new ConferenceId(id), partitions))
                    .isEqualTo(
                            BuiltInPartitioner.partitionForKey(
                                    id.getBytes(StandardCharsets.UTF_8), partitions));
        }
    }
}
