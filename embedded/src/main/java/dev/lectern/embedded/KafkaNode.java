package dev.lectern.embedded;

import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;

import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Controller and broker of one node, put together as Kafka's own {@link KafkaRaftServer} does it,
 * with two differences: the sockets are given, and a fault fails the start instead of ending the
 * JVM without a word.
 */
final class KafkaNode implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaNode.class);

    private final ControllerServer controller;
    private final BrokerServer broker;

    private KafkaNode(ControllerServer controller, BrokerServer broker) {
        this.controller = controller;
        this.broker = broker;
    }

    static KafkaNode start(KafkaConfig config, Map<String, ServerSocketChannel> sockets) {
        var directories = KafkaRaftServer.initializeLogDirs(config, log, "");
        var properties = directories._1();
        var time = Time.SYSTEM;
        var quorum = config.quorumConfig();
        var shared =
                new SharedServer(
                        config,
                        properties,
                        time,
                        Server.initializeMetrics(config, time, properties.clusterId().get()),
                        CompletableFuture.completedFuture(
                                QuorumConfig.parseVoterConnections(quorum.voters())),
                        List.of(),
                        (name, fatal, action) -> new LoggingFaultHandler(name, action),
                        (listener, address, backlog, buffer) -> sockets.get(listener));
        var node =
                new KafkaNode(
                        new ControllerServer(
                                shared, KafkaRaftServer.configSchema(), directories._2()),
                        new BrokerServer(shared));
        try {
            node.controller.startup();
            node.broker.startup();
            return node;
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            broker.shutdown();
        } finally {
            controller.shutdown();
        }
    }
}
