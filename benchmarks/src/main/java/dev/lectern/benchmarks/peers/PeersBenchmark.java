package dev.lectern.benchmarks.peers;

import dev.lectern.benchmarks.load.Round;
import dev.lectern.benchmarks.peers.Report.Measured;
import dev.lectern.benchmarks.system.Directories;
import dev.lectern.benchmarks.system.Installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same ballots over HTTP at 64 connections, against ours and the peers in turns, on the same
 * PostgreSQL. Arguments: rotations, seconds of a round, seconds of warming up, the directory of the
 * results, the jars of both services, the class path of the Spring peer, the Python that the
 * FastAPI peer needs ({@code none} without it), the directory of that peer.
 */
final class PeersBenchmark {

    /** What a process may spend in half a second and still pass for idle. */
    private static final double IDLE_SECONDS = 0.1;

    private static final long LOOK_MILLIS = 500;
    private static final int PATIENCE = 120;

    private PeersBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rotations = Integer.parseInt(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        double warming = Double.parseDouble(arguments[2]);
        Path directory = Files.createTempDirectory("peers-benchmark");
        try (var installation =
                new Installation(
                        directory, Path.of(arguments[4]), Path.of(arguments[5]), Map.of())) {
            var peers = new Peers(installation, directory);
            var entrants = new ArrayList<Entrant>();
            try {
                entrants.add(new Lectern(installation));
                entrants.add(peers.springJpa(arguments[6]));
                if (!arguments[7].equals("none")) {
                    entrants.add(peers.fastApi(arguments[7], Path.of(arguments[8])));
                }
                for (Entrant entrant : entrants) {
                    measure(installation, entrant, warming);
                }
                var report = new Report(rotations, seconds, warming);
                for (int i = 0; i < rotations; i++) {
                    rotate(installation, entrants, seconds, report);
                }
                System.out.println(report.table());
                report.write(Path.of(arguments[3]));
            } finally {
                entrants.forEach(Entrant::close);
            }
        }
        Directories.delete(directory);
    }

    private static void rotate(
            Installation installation, List<Entrant> entrants, double seconds, Report report)
            throws Exception {
        for (Entrant entrant : entrants) {
            Measured measured = measure(installation, entrant, seconds);
            System.out.println(measured);
            report.add(measured);
        }
    }

    private static Measured measure(Installation installation, Entrant entrant, double seconds)
            throws Exception {
        awaitIdle(installation);
        var before = installation.cpu();
        long own = entrant.cpuNanos();
        Round round = Round.of(Entrant.CONNECTIONS, seconds, (caller, _) -> entrant.vote(caller));
        if (round.failures() > 0) {
            throw new IllegalStateException(entrant.name() + " refused ballots");
        }
        var cpu = installation.cpu().perOperation(before, round.operations());
        if (entrant.cpuNanos() > 0) {
            double micros = (entrant.cpuNanos() - own) / 1e3 / round.operations();
            cpu.put(entrant.name(), Math.round(micros * 10) / 10.0);
        }
        return new Measured(entrant.name(), round, cpu);
    }

    /** The read models of ours have caught up, so that nobody pays for somebody else's ballots. */
    private static void awaitIdle(Installation installation) throws Exception {
        for (int i = 0; i < PATIENCE; i++) {
            var before = installation.cpu();
            Thread.sleep(LOOK_MILLIS);
            double spent =
                    installation.cpu().perOperation(before, 1).values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum()
                            / 1e6;
            if (spent < IDLE_SECONDS) {
                return;
            }
        }
        throw new IllegalStateException("The services do not come to rest");
    }
}
