package dev.lectern.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.wire.Topics;
import dev.lectern.command.support.Servers;
import dev.lectern.embedded.KafkaBroker;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is wrong with a topic or a broker is said before anything is lost by it. */
class RelayTopicsTest {

    private static final KafkaBroker BROKER = KafkaBroker.start(Servers.newDirectory(), 0);
    private static final Map<String, Object> CONFIG =
            Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, BROKER.bootstrapServers());
    private static final Admin ADMIN = Admin.create(CONFIG);
    private static final TopicRules RULES = new TopicRules(6, 0, 0);

    private static final Map<String, String> EVENTS_AS_CREATED = new HashMap<>();
    private static final Map<String, String> RELAY_AS_CREATED = new HashMap<>();

    @BeforeAll
    static void create() throws Exception {
        awaitCreated(CONFIG);
        EVENTS_AS_CREATED.putAll(own(Topics.EVENTS));
        RELAY_AS_CREATED.putAll(own(Topics.RELAY));
    }

    /** Not every broker knows at once of a topic that was just created. */
    private static void awaitCreated(Map<String, Object> config) {
        try (var topics = new RelayTopics(config, RULES, RelayProducer.TRANSACTION_TIMEOUT)) {
            await().ignoreExceptionsInstanceOf(UnknownTopicOrPartitionException.class)
                    .until(() -> topics.ensure().partitions() == 6);
        }
    }

    @AfterAll
    static void stop() {
        ADMIN.close();
        BROKER.close();
    }

    private static RelayTopics.Events ensure(TopicRules rules, Duration transactionTimeout) {
        try (var topics = new RelayTopics(CONFIG, rules, transactionTimeout)) {
            return topics.ensure();
        }
    }

    private static RelayTopics.Events ensure(TopicRules rules) {
        return ensure(rules, RelayProducer.TRANSACTION_TIMEOUT);
    }

    private static void set(String topic, ConfigEntry entry, AlterConfigOp.OpType how)
            throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        ADMIN.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(entry, how))))
                .all()
                .get();
    }

    private static String get(String topic, String setting) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return Objects.requireNonNull(
                        ADMIN.describeConfigs(List.of(resource)).all().get().get(resource))
                .get(setting)
                .value();
    }

    @ParameterizedTest
    @CsvSource({
        "lectern.events, cleanup.policy, compact, delete",
        "lectern.events, retention.ms, 604800000, -1",
        "lectern.events, retention.bytes, 1000000000, -1",
        "lectern.events, compression.type, gzip, producer or lz4",
        "lectern.events, max.message.bytes, 524288, at least 655360",
        "lectern.events, min.insync.replicas, 2, 'its replication factor, 1, at most'",
        "lectern.relay, cleanup.policy, 'compact,delete', compact",
    })
    void aWrongSettingIsNamedWithWhatIsThereAndWhatIsNeeded(
            String topic, String setting, String wrong, String needed) throws Exception {
        String right = get(topic, setting);
        set(topic, new ConfigEntry(setting, wrong), AlterConfigOp.OpType.SET);
        try {
            await().untilAsserted(() ->
                    assertThatThrownBy(() -> ensure(RULES))
                            .isInstanceOf(RelayHaltedException.class)
                            .hasMessage(
                                    "The topic %s has %s=%s instead of %s"
                                            .formatted(topic, setting, wrong, needed)));
        } finally {
            set(topic, new ConfigEntry(setting, right), AlterConfigOp.OpType.SET);
        }
    }

    /**
     * Said by the topics themselves: what a broker does by default may be another thing elsewhere.
     */
    @Test
    void whatItCreatesIsAsItMustBe() {
        assertThat(ensure(RULES).partitions()).isEqualTo(6);
        assertThat(EVENTS_AS_CREATED)
                .contains(
                        Map.entry("cleanup.policy", "delete"),
                        Map.entry("retention.ms", "-1"),
                        Map.entry("retention.bytes", "-1"),
                        Map.entry("compression.type", "producer"),
                        Map.entry(
                                "max.message.bytes",
                                Integer.toString(TopicRules.MAX_MESSAGE_BYTES)));
        assertThat(RELAY_AS_CREATED).containsEntry("cleanup.policy", "compact");
    }

    /** What is set for the topic. */
    private static Map<String, String> own(String topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return Objects.requireNonNull(
                        ADMIN.describeConfigs(List.of(resource)).all().get().get(resource))
                .entries()
                .stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    @Test
    void anotherNumberOfPartitionsThanConfiguredIsKept() {
        assertThat(ensure(new TopicRules(12, 0, 0)).partitions()).isEqualTo(6);
    }

    @Test
    void tooFewReplicasAreNamed() {
        assertThatThrownBy(() -> ensure(new TopicRules(6, 3, 2)))
                .isInstanceOf(RelayHaltedException.class)
                .hasMessageContaining("a replication factor of 1 instead of 3")
                .hasMessageContaining("min.insync.replicas=1 instead of at least 2");
    }

    @Test
    void aBrokerThatGivesTransactionsTooLittleTimeIsNamed() {
        assertThatThrownBy(() -> ensure(RULES, Duration.ofHours(1)))
                .isInstanceOf(RelayHaltedException.class)
                .hasMessage(
                        "The broker 1 has transaction.max.timeout.ms=900000 instead of at least 3600000");
    }

    /** On a broker of its own, as partitions are never taken away again. */
    @Test
    void theRelaysOwnTopicHasOnePartition() throws Exception {
        try (KafkaBroker other = KafkaBroker.start(Servers.newDirectory(), 0)) {
            Map<String, Object> config =
                    Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, other.bootstrapServers());
            try (var topics = new RelayTopics(config, RULES, RelayProducer.TRANSACTION_TIMEOUT);
                    Admin admin = Admin.create(config)) {
                awaitCreated(config);
                admin.createPartitions(Map.of(Topics.RELAY, NewPartitions.increaseTo(2)))
                        .all()
                        .get();
                await().untilAsserted(() ->
                        assertThatThrownBy(topics::ensure)
                                .isInstanceOf(RelayHaltedException.class)
                                .hasMessage(
                                        "The topic lectern.relay has 2 partitions instead of 1"));
            }
        }
    }
}
