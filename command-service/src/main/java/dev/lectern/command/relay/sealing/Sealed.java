package dev.lectern.command.relay.sealing;

import dev.lectern.api.wire.FactJson;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.Hash;

import tools.jackson.core.JacksonException;

import java.util.List;

/**
 * How far the log is sealed; written in the same transaction as the part that it speaks of.
 *
 * @param size the last position
 * @param subtrees of the tree up to there, in base64, by which it goes on without reading it again
 * @param lastLeaf the hash of the last one, which tells whether the store still holds it
 * @param topicId of the topic that holds all parts up to there
 */
record Sealed(long size, List<String> subtrees, String lastLeaf, String topicId) {

    static Sealed of(CompactRange tree, Hash lastLeaf, String topicId) {
        return new Sealed(
                tree.size(),
                tree.roots().stream().map(Hash::toBase64).toList(),
                lastLeaf.toBase64(),
                topicId);
    }

    CompactRange tree() {
        return CompactRange.of(size, subtrees.stream().map(Hash::ofBase64).toList());
    }

    String toJson() {
        return FactJson.mapper().writeValueAsString(this);
    }

    static Sealed fromJson(String json) {
        try {
            return FactJson.mapper().readValue(json, Sealed.class);
        } catch (JacksonException e) {
            throw new SealingHaltedException("The record of how far it is sealed is unreadable", e);
        }
    }
}
