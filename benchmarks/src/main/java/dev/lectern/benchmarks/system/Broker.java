package dev.lectern.benchmarks.system;

import dev.lectern.embedded.KafkaBroker;

import java.nio.file.Path;

/** The embedded Kafka broker in a process of its own. Arguments: directory, port. */
final class Broker {

    private Broker() {}

    public static void main(String[] arguments) throws Exception {
        var broker = KafkaBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        System.in.transferTo(System.out); // its end is that of whoever started this
        System.exit(0);
    }
}
