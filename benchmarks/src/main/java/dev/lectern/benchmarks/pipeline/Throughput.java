package dev.lectern.benchmarks.pipeline;

import dev.lectern.api.judging.JudgingFact;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.benchmarks.eventstore.Peer;
import dev.lectern.benchmarks.system.Await;
import dev.lectern.benchmarks.system.Rebuilding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Peak of the commands, relay, catching up, and the upserts that catching up is compared with: one
 * after the other, again and again.
 */
final class Throughput {

    private static final double PATIENCE_SECONDS = 180;

    private final Setting setting;
    private final List<Rotation> rotations = new ArrayList<>();

    Throughput(Setting setting) {
        this.setting = setting;
    }

    /**
     * Events or rows of one measurement.
     *
     * @param cpu microseconds for each, by process
     */
    record Rate(long count, double seconds, Map<String, Double> cpu) {
        double perSecond() {
            return count / seconds;
        }
    }

    record Rotation(
            Rate peak,
            double peakP99,
            Rate inProcess,
            Rate relay,
            Rate catchUp,
            Rate rebuild,
            Rate upserts) {}

    List<Rotation> run() throws Exception {
        String url = setting.installation().scratch("in_process");
        try (var inProcess =
                new Peer(
                        System.getProperty("java.class.path"),
                        "dev.lectern.benchmarks.eventstore.OurStore",
                        url)) {
            setting.users().voteAtMost(setting.plan().warming());
            inProcess.run("one-poll", 64, setting.plan().warming() / 2);
            for (int i = 0; i < setting.plan().rotations(); i++) {
                setting.settle();
                rotations.add(rotation(inProcess));
                System.out.println(rotations.getLast());
            }
        }
        return rotations;
    }

    private Rotation rotation(Peer inProcess) throws Exception {
        var installation = setting.installation();
        var before = installation.cpu();
        var peak = setting.users().voteAtMost(setting.plan().peak());
        var peakCpu = installation.cpu().perOperation(before, peak.operations());
        setting.settle();
        before = installation.cpu();
        var engine = inProcess.run("one-poll", 64, setting.plan().peak());
        var engineCpu = installation.cpu().perOperation(before, engine.operations());
        installation.stopQuery();
        Rate relay = relay();
        Rate catchUp = catchUp();
        Rate rebuild = rebuild();
        Rate upserts = upserts();
        return new Rotation(
                new Rate(peak.operations(), peak.seconds(), peakCpu),
                peak.p99(),
                new Rate(engine.operations(), engine.seconds(), engineCpu),
                relay,
                catchUp,
                rebuild,
                upserts);
    }

    private Rate relay() throws Exception {
        var installation = setting.installation();
        long count = setting.plan().backlog();
        try (var backlog = new Backlog(installation)) {
            backlog.holdLease(installation);
            backlog.fill(count, EventTypes.of(JudgingFact.ScorecardSubmitted.class).name());
            setting.topic().seekToEnd();
            var before = installation.cpu();
            long start = backlog.releaseLease();
            long end = setting.topic().read(count, PATIENCE_SECONDS);
            return new Rate(
                    count, (end - start) / 1e9, installation.cpu().perOperation(before, count));
        }
    }

    private Rate catchUp() throws Exception {
        var installation = setting.installation();
        installation.startQueryAnew();
        var before = installation.cpu(); // without what it took to start
        setting.settle();
        double end = System.currentTimeMillis() / 1e3;
        long events = setting.events();
        var cpu = installation.cpu().perOperation(before, events);
        try (var progress = new Progress(installation)) {
            double start = Objects.requireNonNull(progress.begun()).getTime() / 1e3;
            return new Rate(events, end - start, cpu);
        }
    }

    /** Every read model at once, while nobody writes or reads. */
    private Rate rebuild() throws Exception {
        var installation = setting.installation();
        long events = setting.events();
        var before = installation.cpu();
        long start = System.nanoTime();
        try (var rebuilding = new Rebuilding(installation)) {
            for (String model : rebuilding.models()) {
                rebuilding.start(model);
            }
            Await.until("everything is rebuilt", PATIENCE_SECONDS, () -> !rebuilding.isUnderWay());
        }
        return new Rate(
                events,
                (System.nanoTime() - start) / 1e9,
                installation.cpu().perOperation(before, events));
    }

    private Rate upserts() throws Exception {
        var installation = setting.installation();
        try (var views = installation.connect("views")) {
            var upserts = new Upserts(views);
            String url = installation.scratch("upserts");
            var before = installation.cpu();
            Upserts.Result result = upserts.write(url);
            return new Rate(
                    result.rows(),
                    result.seconds(),
                    installation.cpu().perOperation(before, result.rows()));
        }
    }
}
