package dev.lectern.benchmarks.pipeline;

import dev.lectern.benchmarks.system.Directories;
import dev.lectern.benchmarks.system.Installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * From a write to the read models, on the services as they are shipped. Arguments: {@code quick} or
 * {@code full}, seconds of the long run (0: as long as that is meant to be), what to measure
 * (comma-separated, all without it), the directory of the results, the jars of both services.
 */
final class PipelineBenchmark {

    private static final int EVENT_PARTITIONS = 6;
    private static final int CONNECTIONS = 64;

    /** One key writes for everybody; what is bounded is counted all the same. */
    private static final String UNLIMITED = "100000000";

    private PipelineBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Setting.Plan plan =
                arguments[0].equals("full") ? Setting.Plan.full() : Setting.Plan.quick();
        double soak = Double.parseDouble(arguments[1]);
        List<String> wanted = List.of(arguments[2].split(",", -1));
        Path directory = Files.createTempDirectory("pipeline-benchmark");
        try (var installation =
                new Installation(
                        directory,
                        Path.of(arguments[4]),
                        Path.of(arguments[5]),
                        Map.of("LECTERN_LIMITS_MEMBER_WRITES", UNLIMITED))) {
            var report = measure(installation, soak > 0 ? plan.withSoak(soak) : plan, wanted);
            System.out.println(report.table());
            report.write(Path.of(arguments[3]));
        }
        Directories.delete(directory);
    }

    private static Report measure(Installation installation, Setting.Plan plan, List<String> wanted)
            throws Exception {
        Votes.prepare(installation, CONNECTIONS);
        var acknowledged = new Acknowledged(EVENT_PARTITIONS);
        try (var topic = new Topic(installation)) {
            var users = new Users(installation, acknowledged);
            var setting = new Setting(installation, users, acknowledged, topic, plan);
            var report = new Report(plan);
            report.throughput(new Throughput(setting).run());
            var underLoad = new UnderLoad(setting, report.peak());
            underLoad.warmUp(plan.warming() / 2);
            if (wants(wanted, "visibility")) {
                report.visibility(underLoad.visibility(0.5, plan.visibility()));
            }
            if (wants(wanted, "burst")) {
                report.burst(underLoad.burst(plan.burst()));
            }
            if (wants(wanted, "rebuild")) {
                report.rebuild(underLoad.rebuild("judging", plan.rebuild()));
            }
            if (wants(wanted, "soak")) {
                report.soak(underLoad.soak(0.7, plan.soak(), 10));
            }
            return report;
        }
    }

    private static boolean wants(List<String> wanted, String what) {
        return wanted.contains("all") || wanted.contains(what);
    }
}
