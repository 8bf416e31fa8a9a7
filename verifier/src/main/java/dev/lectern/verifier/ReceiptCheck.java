package dev.lectern.verifier;

import dev.lectern.api.wire.LogLine;
import dev.lectern.api.wire.Receipts;
import dev.lectern.api.wire.Receipts.Receipt;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.Hash;
import dev.lectern.proof.NoteException;
import dev.lectern.proof.TrustedKeys;
import dev.lectern.proof.Verification;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/**
 * Checks that what somebody gave is in the log, and that the receipt does not contradict itself on
 * what counts, with nothing but the receipt and the keys.
 */
final class ReceiptCheck {

    private final TrustedKeys keys;
    private final Findings findings = new Findings();
    private final LineReader reader = new LineReader();
    private final LastWords lastWords = new LastWords();
    private long last;

    ReceiptCheck(TrustedKeys keys) {
        this.keys = keys;
    }

    /**
     * @param json as a service answers it
     * @return what the process ends with
     */
    int check(String json, PrintStream out) {
        try {
            Receipts receipts = Receipts.fromJson(json);
            if (receipts.items().isEmpty()) {
                out.println(
                        "There is nothing to verify: the receipt has no items, as no ballot or scorecard was on record when it was asked for");
                return Verifier.NOT_LOOKED_AT;
            }
            if (receipts.checkpoint() == null) {
                throw new IllegalArgumentException("The receipt has no checkpoint");
            }
            Checkpoint checkpoint = keys.open(receipts.checkpoint());
            receipts.items().forEach(receipt -> check(receipt, checkpoint));
            receipts.items().forEach(this::checkCounted);
            if (findings.isEmpty()) {
                print(receipts.items(), checkpoint.size(), out);
                return Verifier.VERIFIED;
            }
        } catch (IllegalArgumentException | NoteException e) {
            findings.add(String.valueOf(e.getMessage()));
        }
        findings.print(out, 0);
        return Verifier.WRONG;
    }

    private void check(Receipt receipt, Checkpoint checkpoint) {
        LogLine event = receipt.event();
        Line line = reader.read(event);
        if (line.leaf() == null || event.fact() == null) {
            findings.add(event.position(), "the receipt does not say what was given");
            return;
        }
        List<Hash> path = receipt.path().stream().map(Hash::ofBase64).toList();
        Hash leaf = Objects.requireNonNull(line.hash(), "of every leaf");
        if (!Verification.includes(
                leaf, event.position() - 1, checkpoint.size(), checkpoint.root(), path)) {
            findings.add(event.position(), "that is not what is in the log");
        } else if (event.position() <= last) {
            findings.add(event.position(), "it stands behind position %d".formatted(last));
        } else if (!lastWords.add(event.position(), line.fact())) {
            findings.add(event.position(), "it is neither of a ballot nor of a scorecard");
        }
        last = event.position();
    }

    private void checkCounted(Receipt receipt) {
        long position = receipt.event().position();
        if (receipt.counted() != lastWords.counts(position)) {
            findings.add(
                    position,
                    receipt.counted()
                            ? "the receipt says that this counts, but something else in it took its place or took it back"
                            : "the receipt says that this does not count, but nothing in it took its place or took it back");
        }
    }

    private static void print(List<Receipt> receipts, long size, PrintStream out) {
        out.printf("verified: it is in the log of %d events%n", size);
        for (Receipt receipt : receipts) {
            LogLine event = receipt.event();
            out.printf(
                    "position %d, %s: %s %s%s%n",
                    event.position(),
                    event.recordedAt(),
                    event.type(),
                    event.fact(),
                    receipt.counted() ? " (of these, this counts)" : "");
        }
        out.println(
                "Not shown: that nothing was recorded later or left out of the receipt, and that it was counted (only the whole log shows that)");
    }
}
