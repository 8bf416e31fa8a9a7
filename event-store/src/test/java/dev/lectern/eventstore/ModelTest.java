package dev.lectern.eventstore;

import io.kotest.property.PropertyTest1Kt;
import io.kotest.property.PropertyTesting;

import kotlin.Unit;
import kotlin.coroutines.EmptyCoroutineContext;

import kotlinx.coroutines.BuildersKt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Random histories against a list in memory. A failure prints its seed and the shortest history
 * found; it is repeated with {@code -Dkotest.proptest.default.seed=…}. How many are tried: {@code
 * -Deventstore.histories=…}.
 */
class ModelTest {

    private static final int HISTORIES = Integer.getInteger("eventstore.histories", 25);

    private final Database database = Database.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneNode() throws InterruptedException {
        check(1);
    }

    @Test
    void twoNodes() throws InterruptedException {
        check(2);
    }

    private void check(int nodes) throws InterruptedException {
        PropertyTesting.INSTANCE.setWriteFailedSeed(false); // it is printed
        BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (_, done) ->
                        PropertyTest1Kt.checkAll(
                                HISTORIES,
                                new Histories(nodes),
                                (_, steps, _) -> {
                                    try (var history = new History(database, nodes)) {
                                        steps.forEach(history::happen);
                                        history.check();
                                    }
                                    return Unit.INSTANCE;
                                },
                                done));
    }
}
