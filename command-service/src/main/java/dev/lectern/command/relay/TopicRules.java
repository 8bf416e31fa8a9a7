package dev.lectern.command.relay;

import dev.lectern.api.wire.Topics;
import dev.lectern.eventstore.EventStoreSettings;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the topics must be like, so that nothing is lost, refused or torn apart.
 *
 * @param eventPartitions of the events' topic, if it is created here
 * @param replicas of each topic, at least; 0 for the broker's default
 * @param minInSyncReplicas that must have a record before it is acknowledged, at least; 0 for the
 *     broker's default
 */
record TopicRules(int eventPartitions, int replicas, int minInSyncReplicas) {

    /** What a topic takes if it is created here; room for a larger bound one day. */
    static final int MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

    /** The largest event that the store takes, with room for headers and the batch around it. */
    static final int LEAST_MESSAGE_BYTES =
            EventStoreSettings.defaults().maxEventBytes() + 128 * 1024;

    private static final String FOR_GOOD = "-1";

    /** As the relay sends it; another type would have the broker compress it all again. */
    private static final Set<String> COMPRESSION = Set.of("producer", "lz4");

    /** The settings of a topic that is created here. */
    Map<String, String> creating(String topic) {
        var settings = new HashMap<String, String>();
        if (!topic.equals(Topics.RELAY)) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            settings.put(TopicConfig.RETENTION_MS_CONFIG, FOR_GOOD);
            settings.put(TopicConfig.RETENTION_BYTES_CONFIG, FOR_GOOD);
            settings.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");
            settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_MESSAGE_BYTES));
        } else {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, "4194304");
        }
        if (minInSyncReplicas > 0) {
            settings.put(
                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInSyncReplicas));
        }
        return settings;
    }

    /**
     * @throws RelayHaltedException naming everything that is not as it must be
     */
    void check(TopicDescription topic, Config config) {
        var wrong = new ArrayList<String>();
        if (!topic.name().equals(Topics.RELAY)) {
            same(config, TopicConfig.CLEANUP_POLICY_CONFIG, "delete", wrong);
            same(config, TopicConfig.RETENTION_MS_CONFIG, FOR_GOOD, wrong);
            same(config, TopicConfig.RETENTION_BYTES_CONFIG, FOR_GOOD, wrong);
            compression(config, wrong);
            atLeast(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LEAST_MESSAGE_BYTES, wrong);
        } else {
            same(config, TopicConfig.CLEANUP_POLICY_CONFIG, "compact", wrong);
        }
        if (!topic.name().equals(Topics.EVENTS) && topic.partitions().size() != 1) {
            wrong.add("%d partitions instead of 1".formatted(topic.partitions().size()));
        }
        replication(topic, config, wrong);
        if (!wrong.isEmpty()) {
            throw new RelayHaltedException(
                    "The topic %s has %s".formatted(topic.name(), String.join(", and ", wrong)));
        }
    }

    private void replication(TopicDescription topic, Config config, List<String> wrong) {
        int found = topic.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
        if (found < replicas) {
            wrong.add("a replication factor of %d instead of %d".formatted(found, replicas));
        }
        atLeast(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, minInSyncReplicas, wrong);
        if (number(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG) > found) {
            wrong.add(
                    "min.insync.replicas=%s instead of its replication factor, %d, at most"
                            .formatted(
                                    value(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), found));
        }
    }

    private static void compression(Config config, List<String> wrong) {
        String found = value(config, TopicConfig.COMPRESSION_TYPE_CONFIG);
        if (!COMPRESSION.contains(found)) {
            wrong.add("compression.type=%s instead of producer or lz4".formatted(found));
        }
    }

    private static void same(Config config, String setting, String needed, List<String> wrong) {
        String found = value(config, setting);
        if (!found.equals(needed)) {
            wrong.add("%s=%s instead of %s".formatted(setting, found, needed));
        }
    }

    private static void atLeast(Config config, String setting, int needed, List<String> wrong) {
        long found = number(config, setting);
        if (found < needed) {
            wrong.add("%s=%d instead of at least %d".formatted(setting, found, needed));
        }
    }

    private static long number(Config config, String setting) {
        return Long.parseLong(value(config, setting));
    }

    private static String value(Config config, String setting) {
        return config.get(setting).value();
    }
}
