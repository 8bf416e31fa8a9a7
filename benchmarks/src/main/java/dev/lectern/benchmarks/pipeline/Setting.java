package dev.lectern.benchmarks.pipeline;

import dev.lectern.benchmarks.load.Http;
import dev.lectern.benchmarks.system.Await;
import dev.lectern.benchmarks.system.Installation;

import java.util.regex.Pattern;

/** What everything is measured on, with the steps that several measurements need. */
record Setting(
        Installation installation, Users users, Acknowledged acknowledged, Topic topic, Plan plan) {

    private static final double PATIENCE_SECONDS = 400;
    private static final Pattern RELAYED = Pattern.compile("\"position\":(\\d+)");

    /**
     * How long everything takes, in seconds, and how much of it there is.
     *
     * @param rotations of peak, relay and catch-up
     * @param backlog events that are relayed at once
     */
    record Plan(
            int rotations,
            double warming,
            double peak,
            long backlog,
            double visibility,
            double burst,
            double rebuild,
            double soak) {

        static Plan full() {
            return new Plan(3, 90, 10, 200_000, 30, 10, 30, 600);
        }

        /** For trying: shows that it works, and no figure to keep. */
        static Plan quick() {
            return new Plan(1, 15, 5, 60_000, 8, 5, 8, 30);
        }

        Plan withSoak(double seconds) {
            return new Plan(rotations, warming, peak, backlog, visibility, burst, rebuild, seconds);
        }
    }

    /** Waits until everything that is stored is relayed and every read model has applied it. */
    void settle() throws Exception {
        awaitRelay();
        awaitReadModels();
        acknowledged.forget();
    }

    private void awaitRelay() throws Exception {
        long head;
        try (var events = installation.connect("events");
                var statement = events.createStatement();
                var result = statement.executeQuery("select max(position) from event")) {
            result.next();
            head = result.getLong(1);
        }
        try (var http = new Http(installation.commandAdmin())) {
            Await.until(
                    "everything is relayed",
                    PATIENCE_SECONDS,
                    () -> {
                        var found = RELAYED.matcher(http.get("/actuator/health", 0).body());
                        return found.find() && Long.parseLong(found.group(1)) >= head;
                    });
        }
    }

    /** The last offset of a partition is that of the mark that ends a transaction. */
    private void awaitReadModels() throws Exception {
        var ends = topic.ends();
        try (var progress = new Progress(installation)) {
            int models = progress.models();
            Await.until(
                    "every read model has applied everything",
                    PATIENCE_SECONDS,
                    () -> {
                        var applied = progress.offsets(models);
                        return ends.entrySet().stream()
                                .allMatch(end ->
                                        end.getValue() == 0
                                                || applied.getOrDefault(end.getKey(), -1L) + 2
                                                        >= end.getValue());
                    });
        }
    }

    /** Where the topic ends now. */
    long events() throws Exception {
        try (var events = installation.connect("events");
                var statement = events.createStatement();
                var result = statement.executeQuery("select max(position) from event")) {
            result.next();
            return result.getLong(1);
        }
    }
}
