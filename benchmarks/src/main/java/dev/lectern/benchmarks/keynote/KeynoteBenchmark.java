package dev.lectern.benchmarks.keynote;

import dev.lectern.benchmarks.system.Directories;
import dev.lectern.benchmarks.system.Installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The keynote, once undisturbed and once for each service that dies. Arguments: {@code quick} or
 * {@code full}, the directory of the results, the jars of both services.
 *
 * <p>Exit code 1: something that was acknowledged was lost or counted twice.
 */
final class KeynoteBenchmark {

    private final Path commandJar;
    private final Path queryJar;

    private KeynoteBenchmark(Path commandJar, Path queryJar) {
        this.commandJar = commandJar;
        this.queryJar = queryJar;
    }

    public static void main(String[] arguments) throws Exception {
        Plan plan = arguments[0].equals("full") ? Plan.full() : Plan.quick();
        var benchmark = new KeynoteBenchmark(Path.of(arguments[2]), Path.of(arguments[3]));
        if (arguments[0].equals("full")) {
            benchmark.run(Plan.quick(), Disturbance.NONE); // the load generator is to be warm
        }
        var report = new Report(plan);
        for (Disturbance disturbance : Disturbance.values()) {
            report.add(benchmark.run(plan, disturbance));
        }
        System.out.println(report.table());
        report.write(Path.of(arguments[1]));
        System.exit(report.isExact() ? 0 : 1);
    }

    private Outcome run(Plan plan, Disturbance disturbance) throws Exception {
        Path directory = Files.createTempDirectory("keynote-benchmark");
        Outcome outcome;
        try (var installation = new Installation(directory, commandJar, queryJar, Map.of())) {
            outcome = new Run(plan, disturbance, installation).run();
        }
        Directories.delete(directory);
        return outcome;
    }
}
