package dev.lectern.query.log;

import dev.lectern.proof.Hash;

import java.util.List;

/** What the log answers; hashes are base64. */
final class LogAnswer {

    private LogAnswer() {}

    /**
     * @param size how many events it is about, which is also the last position
     * @param checkpoint a signed note
     */
    record Signed(long size, String checkpoint) {}

    /**
     * That an event is in the log.
     *
     * @param size of the log that it is proved for
     * @param root of that log
     * @param leaf the hash of the event; its index is the position less one
     */
    record Inclusion(long position, long size, String root, String leaf, List<String> path) {}

    /** That the log of the second size begins with all of that of the first. */
    record Consistency(long from, String fromRoot, long to, String toRoot, List<String> path) {}

    static List<String> base64(List<Hash> hashes) {
        return hashes.stream().map(Hash::toBase64).toList();
    }
}
