package dev.lectern.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.api.wire.Seal;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hash;
import dev.lectern.proof.Hashing;
import dev.lectern.proof.Proofs;
import dev.lectern.query.log.SealCheck.Outcome;
import dev.lectern.query.support.Servers;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

class SealCheckTest {

    private static final DataSource VIEWS = Servers.dataSource(Servers.newDatabase());

    private final Parts parts = new Parts();
    private final SealedLog log = new SealedLog(JdbcClient.create(VIEWS));
    private final List<EventLeaf> received = new ArrayList<>();
    private final SealCheck check =
            new SealCheck(
                    log,
                    sealed ->
                            received.stream()
                                    .filter(leaf ->
                                            leaf.position() >= sealed.getFirst().position()
                                                    && leaf.position()
                                                            <= sealed.getLast().position())
                                    .toList(),
                    new TransactionTemplate(new JdbcTransactionManager(VIEWS)));

    @BeforeAll
    static void create() {
        Flyway.configure().dataSource(VIEWS).locations("classpath:db/views").load().migrate();
    }

    @BeforeEach
    void empty() {
        JdbcClient.create(VIEWS)
                .sql(
                        "truncate log.part, log.subtree; update log.progress set size = 0, subtrees = '', next_offset = 0")
                .update();
    }

    private Outcome take(long offset, Seal seal) {
        return check.take(offset, seal.toJson());
    }

    private void isAnotherLog(long offset, Seal seal, String because) {
        long size = log.progress().tree().size();
        assertThatThrownBy(() -> take(offset, seal))
                .isInstanceOf(MismatchException.class)
                .hasMessageContaining(because);
        assertThat(log.progress().tree().size()).isEqualTo(size);
    }

    @Test
    void takesWhatWasReceivedPartByPart() {
        received.addAll(parts.leaves(600));

        assertThat(take(0, parts.seal(1, parts.leaves(1)))).isEqualTo(new Outcome.Taken(1));
        assertThat(take(2, parts.seal(2, parts.leaves(511)))).isEqualTo(new Outcome.Taken(511));
        assertThat(take(4, parts.seal(512, parts.leaves(600)))).isEqualTo(new Outcome.Taken(600));

        assertThat(log.leaves(1, 600)).isEqualTo(parts.leaves(600));
        assertThat(log.leaves(511, 513)).isEqualTo(parts.leaves(513).subList(510, 513));
        assertThat(log.progress().nextOffset()).isEqualTo(5);
        Hash root = new Proofs(new LogTree(log)).root(600);
        assertThat(root).isEqualTo(log.progress().tree().root());
    }

    @Test
    void waitsForEventsThatWereNotReceivedYet() {
        received.addAll(parts.leaves(2));
        received.add(parts.leaf(4, "event 4"));

        assertThat(take(0, parts.seal(1, parts.leaves(4)))).isEqualTo(new Outcome.Lacking(3));
        assertThat(log.progress().tree().size()).isZero();

        received.add(2, parts.leaf(3, "event 3"));
        assertThat(take(0, parts.seal(1, parts.leaves(4)))).isEqualTo(new Outcome.Taken(4));
    }

    @Test
    void takesNothingThatWasReceivedOtherwise() {
        received.addAll(parts.leaves(5));
        received.set(2, parts.leaf(3, "another event"));

        isAnotherLog(0, parts.seal(1, parts.leaves(5)), "position 3 was received as another one");

        received.remove(4); // also while others are on their way
        isAnotherLog(0, parts.seal(1, parts.leaves(5)), "position 3 was received as another one");
    }

    @Test
    void takesNoCheckpointOfAnotherTree() {
        received.addAll(parts.leaves(2));
        var tree = CompactRange.empty();
        parts.leaves(2).forEach(leaf -> tree.append(leaf.hash(new Hashing())));

        isAnotherLog(
                0,
                parts.seal(1, parts.leaves(2), new Checkpoint(Parts.ORIGIN, 2, parts.empty())),
                "is not that of what was sealed");
        isAnotherLog(
                0,
                parts.seal(1, parts.leaves(2), new Checkpoint(Parts.ORIGIN, 3, tree.root())),
                "The checkpoint of 3 events");
        isAnotherLog(0, new Seal(1, "AAAA", "no note"), "malformed");
        isAnotherLog(
                0,
                new Seal(1, parts.seal(1, parts.leaves(2)).leaves(), "no note"),
                "no checkpoint");
    }

    @Test
    void takesAgainWhatIsTheSameAndNothingElse() {
        received.addAll(parts.leaves(6));
        take(0, parts.seal(1, parts.leaves(2)));
        take(2, parts.seal(3, parts.leaves(4)));

        assertThat(take(0, parts.seal(1, parts.leaves(2)))).isEqualTo(new Outcome.Taken(4));
        assertThat(log.progress().nextOffset()).isEqualTo(3);
        log.startOver();
        assertThat(take(0, parts.seal(1, parts.leaves(3)))).isEqualTo(new Outcome.Taken(4));
        assertThat(take(1, parts.seal(4, parts.leaves(6)))).isEqualTo(new Outcome.Taken(6));

        List<EventLeaf> others = parts.leaves(6);
        others.set(1, parts.leaf(2, "another event"));
        log.startOver();
        isAnotherLog(0, parts.seal(1, others), "position 2 was sealed before as another one");
    }

    @Test
    void skipsNothing() {
        received.addAll(parts.leaves(4));
        take(0, parts.seal(1, parts.leaves(2)));

        assertThat(take(2, parts.seal(4, parts.leaves(4)))).isEqualTo(new Outcome.Gap(3));
        assertThat(log.progress().nextOffset()).isEqualTo(1);
    }
}
