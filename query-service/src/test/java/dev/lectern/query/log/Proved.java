package dev.lectern.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.wire.LogLine;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hash;
import dev.lectern.proof.Hashing;
import dev.lectern.proof.Verification;

import java.util.List;

/** Checks proofs as the verifier does. */
final class Proved {

    private Proved() {}

    static void requireIn(Checkpoint checkpoint, LogLine line, List<String> path) {
        LogLine.Shown event = line.shown();
        var leaf =
                new EventLeaf(
                        line.position(),
                        EventLeaf.micros(event.recordedAt()),
                        new EventLeaf.Digester()
                                .content(
                                        event.id(),
                                        event.type().name(),
                                        event.type().version(),
                                        event.metadata().actor(),
                                        event.metadata().correlationId(),
                                        event.metadata().causationId(),
                                        event.fact()));
        assertThat(
                        Verification.includes(
                                leaf.hash(new Hashing()),
                                leaf.position() - 1,
                                checkpoint.size(),
                                checkpoint.root(),
                                path.stream().map(Hash::ofBase64).toList()))
                .as(line.toString())
                .isTrue();
    }
}
