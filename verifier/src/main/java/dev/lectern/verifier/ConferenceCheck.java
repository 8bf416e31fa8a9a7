package dev.lectern.verifier;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.wire.ConferenceLog;
import dev.lectern.api.wire.ConferenceLog.End;
import dev.lectern.api.wire.ConferenceLog.Head;
import dev.lectern.api.wire.ConferenceLog.Proven;
import dev.lectern.api.wire.LogLine;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.Hash;
import dev.lectern.proof.NoteException;
import dev.lectern.proof.TrustedKeys;
import dev.lectern.proof.Verification;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/** Checks that events of one conference are in the log, and computes what was made of them. */
final class ConferenceCheck {

    private final TrustedKeys keys;
    private final Findings findings = new Findings();

    /** Of events that are proven one by one. */
    private final Results results = new Results(findings, Long.MAX_VALUE);

    private final LineReader reader = new LineReader();
    private long events;
    private long last;

    ConferenceCheck(TrustedKeys keys) {
        this.keys = keys;
    }

    /**
     * @param in as a service answers it
     * @return what the process ends with
     */
    int check(BufferedReader in, PrintStream out) throws IOException {
        try {
            Head head = ConferenceLog.read(line(in.readLine()), Head.class);
            Checkpoint checkpoint = keys.open(head.checkpoint());
            String line = line(in.readLine());
            for (String next = in.readLine(); next != null; next = in.readLine()) {
                check(ConferenceLog.read(line, Proven.class), head.conference(), checkpoint);
                line = next;
            }
            if (ConferenceLog.read(line, End.class).events() != events) {
                findings.add("The file does not have as many events as it says");
            }
            if (findings.isEmpty()) {
                print(head.conference(), checkpoint.size(), out);
                return Verifier.VERIFIED;
            }
        } catch (IllegalArgumentException | NoteException e) {
            findings.add(String.valueOf(e.getMessage()));
        }
        findings.print(out, 0);
        return Verifier.WRONG;
    }

    private static String line(@Nullable String line) {
        if (line == null) {
            throw new IllegalArgumentException("The file was cut off");
        }
        return line;
    }

    private void check(Proven proven, ConferenceId conference, Checkpoint checkpoint) {
        LogLine event = proven.event();
        long position = event.position();
        events++;
        if (position <= last) {
            findings.add(position, "it stands behind position %d".formatted(last));
        }
        last = position;
        Line line = reader.read(event);
        if (line.leaf() == null || event.fact() == null) {
            findings.add(position, "the file does not say what happened");
            return;
        }
        List<Hash> path = proven.path().stream().map(Hash::ofBase64).toList();
        Hash leaf = Objects.requireNonNull(line.hash(), "of every leaf");
        if (!Verification.includes(
                leaf, position - 1, checkpoint.size(), checkpoint.root(), path)) {
            findings.add(position, "that is not what is in the log");
        } else if (!proven.isOf(conference)) {
            findings.add(position, "it is of another conference");
        } else {
            results.count(line);
        }
    }

    private void print(ConferenceId conference, long size, PrintStream out) {
        out.printf(
                "verified: %d events of %s are in the log of %d events, as they were recorded%n",
                events, conference, size);
        results.printCompetitions(out);
        out.println(
                "Not shown: that no event was left out (only the whole log shows that), and what the audience did, which is not in the file");
    }
}
