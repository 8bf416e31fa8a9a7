package dev.lectern.query.log;

import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hash;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.web.Problem;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is sealed and checked. Nothing of it is ever changed, only added to. */
@Component
class SealedLog {

    /** Subtrees of fewer leaves are not kept. */
    static final int LEAST_LEVEL = 8;

    private final JdbcClient views;

    SealedLog(JdbcClient views) {
        this.views = views;
    }

    /**
     * How far it is.
     *
     * @param tree of all that is sealed
     * @param nextOffset of the record that was not read yet
     */
    record Progress(CompactRange tree, long nextOffset) {}

    /** The last checkpoint, and what it is about. */
    record Latest(long size, String checkpoint) {}

    Progress progress() {
        return progress("");
    }

    /** Holds off whoever goes on, until the transaction ends. */
    Progress lockedProgress() {
        return progress(" for update");
    }

    private Progress progress(String locking) {
        return views.sql("select size, subtrees, next_offset from log.progress" + locking)
                .query(
                        (RowMapper<Progress>)
                                (row, _) ->
                                        new Progress(
                                                CompactRange.of(
                                                        row.getLong(1), hashes(row.getBytes(2))),
                                                row.getLong(3)))
                .single();
    }

    private static List<Hash> hashes(byte[] bytes) {
        var hashes = new ArrayList<Hash>();
        for (int at = 0; at < bytes.length; at += Hash.BYTES) {
            hashes.add(Hash.at(bytes, at));
        }
        return hashes;
    }

    void advance(Progress progress) {
        List<Hash> roots = progress.tree().roots();
        ByteBuffer bytes = ByteBuffer.allocate(roots.size() * Hash.BYTES);
        roots.forEach(root -> bytes.put(root.toBytes()));
        views.sql("update log.progress set size = ?, subtrees = ?, next_offset = ?")
                .param(progress.tree().size())
                .param(bytes.array())
                .param(progress.nextOffset())
                .update();
    }

    /** Has everything read again, and compared with what is here. */
    void startOver() {
        views.sql("update log.progress set next_offset = 0").update();
    }

    void addPart(List<EventLeaf> leaves, String checkpoint) {
        ByteBuffer bytes = ByteBuffer.allocate(leaves.size() * EventLeaf.BYTES);
        leaves.forEach(leaf -> leaf.addTo(bytes));
        views.sql("insert into log.part values (?, ?, ?, ?)")
                .param(leaves.getFirst().position())
                .param(leaves.getLast().position())
                .param(bytes.array())
                .param(checkpoint)
                .update();
    }

    void addSubtree(int level, long index, Hash root) {
        views.sql("insert into log.subtree values (?, ?, ?)")
                .param(level)
                .param(index)
                .param(root.toBytes())
                .update();
    }

    Hash subtree(int level, long index) {
        return Hash.of(
                views.sql("select root from log.subtree where level = ? and index = ?")
                        .param(level)
                        .param(index)
                        .query(byte[].class)
                        .single());
    }

    /** Those of these positions that are sealed. */
    List<EventLeaf> leaves(long first, long last) {
        return parts(first, last).stream()
                .flatMap(List::stream)
                .filter(leaf -> leaf.position() >= first && leaf.position() <= last)
                .toList();
    }

    private List<List<EventLeaf>> parts(long first, long last) {
        return views.sql(
                        """
                        select first, leaves from log.part
                        where first >= coalesce(
                                (select max(first) from log.part where first <= :first), 0)
                            and first <= :last
                        order by first
                        """)
                .param("first", first)
                .param("last", last)
                .query(
                        (RowMapper<List<EventLeaf>>)
                                (row, _) ->
                                        leaves(row.getLong(1), ByteBuffer.wrap(row.getBytes(2))))
                .list();
    }

    private static List<EventLeaf> leaves(long first, ByteBuffer bytes) {
        var leaves = new ArrayList<EventLeaf>();
        while (bytes.hasRemaining()) {
            leaves.add(EventLeaf.read(first + leaves.size(), bytes));
        }
        return leaves;
    }

    /**
     * @throws Problem if there is none
     */
    Latest required() {
        return latest().orElseThrow(
                        () -> Problem.of(ReadProblem.NOT_SEALED, "Nothing is sealed, or not yet"));
    }

    Optional<Latest> latest() {
        return views.sql("select last, checkpoint from log.part order by first desc limit 1")
                .query((RowMapper<Latest>) (row, _) -> new Latest(row.getLong(1), row.getString(2)))
                .optional();
    }
}
