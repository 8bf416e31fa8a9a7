package dev.lectern.whole;

import dev.lectern.embedded.KafkaBroker;

import java.nio.file.Path;

/** The broker as a process of its own: {@code <directory> <port>}. */
public final class KafkaMain {

    private KafkaMain() {}

    public static void main(String[] args) throws InterruptedException {
        try (var broker = KafkaBroker.start(Path.of(args[0]), Integer.parseInt(args[1]))) {
            System.out.println("Kafka answers at " + broker.bootstrapServers());
            Thread.currentThread().join();
        }
    }
}
