package dev.lectern.benchmarks.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.FactJson;
import dev.lectern.api.wire.LogLine;
import dev.lectern.api.wire.Seal;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hashing;
import dev.lectern.proof.NoteSigner;
import dev.lectern.verifier.Verifier;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Seals a log of ballots, which shows the CPU time of the tree for each event, and has the verifier
 * check it, a process of its own that starts cold.
 */
public final class ProofBenchmark {

    private static final int PART = 5_000;

    private final NoteSigner signer = NoteSigner.generate("lectern.example/log");
    private final CompactRange tree = CompactRange.empty();
    private final EventLeaf.Digester digester = new EventLeaf.Digester();
    private final Hashing hashing = new Hashing();
    private long sealing;

    private ProofBenchmark() {}

    /**
     * @param arguments how many events, how often they are checked
     */
    public static void main(String[] arguments) throws Exception {
        int events = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Path directory = Files.createTempDirectory("lectern-proof");
        Path keys = directory.resolve("keys");
        Path checkpoints = directory.resolve("checkpoints");
        Path export = directory.resolve("export");
        try {
            var benchmark = new ProofBenchmark();
            Files.writeString(keys, benchmark.signer.publicKey().toString());
            benchmark.write(events, checkpoints, export);
            System.out.printf(
                    Locale.ROOT,
                    "sealing: %.2f µs of CPU for each of %d events; export of %d MB%n",
                    benchmark.sealing / 1e3 / events,
                    events,
                    Files.size(export) >> 20);
            for (int i = 0; i < rounds; i++) {
                System.out.printf(
                        Locale.ROOT, "verifying: %.2f s%n", verify(keys, checkpoints, export));
            }
        } finally {
            for (Path file : List.of(keys, checkpoints, export, directory)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static double verify(Path keys, Path checkpoints, Path export) throws Exception {
        long started = System.nanoTime();
        int status =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Verifier.class.getName(),
                                keys.toString(),
                                checkpoints.toString(),
                                export.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IllegalStateException("The log was not verified");
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private void write(int events, Path checkpoints, Path export) throws IOException {
        try (Writer lines = Files.newBufferedWriter(export, UTF_8);
                Writer seals = Files.newBufferedWriter(checkpoints, UTF_8)) {
            for (long from = 1; from <= events; from += PART) {
                var part = new ArrayList<LogLine>();
                for (long at = from; at < from + PART && at <= events; at++) {
                    Fact fact = Ballots.fact(at);
                    Attributes attributes = Ballots.attributes(at, fact);
                    part.add(LogLine.of(attributes, FactJson.write(fact)));
                }
                for (LogLine line : part) {
                    lines.write(line.toJson());
                    lines.write('\n');
                }
                long before = cpu();
                String sealed = seal(from, part);
                sealing += cpu() - before;
                seals.write(sealed);
                seals.write('\n');
            }
        }
    }

    /** What the relay's instance does for each event, the record's JSON included. */
    private String seal(long from, List<LogLine> part) {
        ByteBuffer bytes = ByteBuffer.allocate(part.size() * EventLeaf.BYTES);
        for (LogLine line : part) {
            LogLine.Shown event = line.shown();
            var leaf =
                    new EventLeaf(
                            line.position(),
                            EventLeaf.micros(event.recordedAt()),
                            digester.content(
                                    event.id(),
                                    event.type().name(),
                                    event.type().version(),
                                    event.metadata().actor(),
                                    event.metadata().correlationId(),
                                    event.metadata().causationId(),
                                    event.fact()));
            leaf.addTo(bytes);
            tree.append(leaf.hash(hashing));
        }
        var checkpoint = new Checkpoint(signer.publicKey().name(), tree.size(), tree.root());
        return new Seal(
                        from,
                        Base64.getEncoder().encodeToString(bytes.array()),
                        signer.sign(checkpoint))
                .toJson();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
