package dev.lectern.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The broker's configuration: one node that is broker and controller, for one machine. */
final class KafkaSettings {

    static final int NODE = 1;
    static final String CLIENTS = "CLIENTS";
    static final String CONTROLLER = "CONTROLLER";

    private KafkaSettings() {}

    static Properties of(Path directory, int clientPort, int controllerPort) {
        String host = LoopbackSockets.HOST;
        String clients = CLIENTS + "://" + host + ":" + clientPort;
        String controller = CONTROLLER + "://" + host + ":" + controllerPort;
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + host + ":" + controllerPort);
        settings.put("listeners", clients + "," + controller);
        settings.put("advertised.listeners", clients);
        settings.put("inter.broker.listener.name", CLIENTS);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put(
                "listener.security.protocol.map",
                CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("log.dirs", directory.toString());
        settings.putAll(ONE_NODE);
        settings.putAll(KEEP_EVERYTHING);
        settings.putAll(SMALL_AND_QUICK);
        return settings;
    }

    private static final Map<String, String> ONE_NODE =
            Map.ofEntries(
                    Map.entry("default.replication.factor", "1"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "1"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("transaction.state.log.num.partitions", "1"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"),
                    Map.entry("share.coordinator.state.topic.num.partitions", "1"));

    // Topics are created on purpose, with their partitions, and no record expires.
    private static final Map<String, String> KEEP_EVERYTHING =
            Map.of(
                    "auto.create.topics.enable", "false",
                    "log.retention.ms", "-1",
                    "log.retention.bytes", "-1");

    private static final Map<String, String> SMALL_AND_QUICK =
            Map.ofEntries(
                    // Else a transaction waits 20 ms for the end of the one before it.
                    Map.entry("add.partitions.to.txn.retry.backoff.ms", "1"),
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    Map.entry("broker.heartbeat.interval.ms", "500"),
                    Map.entry("broker.session.timeout.ms", "2000"),
                    // With one voter there is nobody to wait for.
                    Map.entry("controller.quorum.election.timeout.ms", "100"),
                    Map.entry("controller.quorum.election.backoff.max.ms", "100"),
                    Map.entry("num.network.threads", "2"),
                    Map.entry("num.io.threads", "2"),
                    Map.entry("background.threads", "2"),
                    Map.entry("num.recovery.threads.per.data.dir", "1"),
                    Map.entry("log.cleaner.dedupe.buffer.size", "2097152"));
}
