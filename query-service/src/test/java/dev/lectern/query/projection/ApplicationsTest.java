package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Records;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

class ApplicationsTest {

    private static final String CIVIC = "civic";

    /** As a backup that is restored does it. */
    @Test
    void forgetsWhatTablesHadAppliedThatAreSetBack() throws SQLException, InterruptedException {
        var database = new ViewsDatabase();
        var sets = new TableSets(database.source());
        var notes = new Notes("notes");
        TableSet tables = sets.live(notes);
        sets.tie(tables, new Topic("topic", 1));
        Claim claim = new Progress(database.source(), "test").claim(tables, 0);
        var event =
                Received.read(
                        new Records().next(new Story("civic", new Keys()).created()), _ -> false);
        new BatchWriter(database.source(), notes)
                .write(List.of(new Batch(claim, null, List.of(event), null)));
        var applications = new Applications(database.source(), "notes");
        assertThat(applications.include(CIVIC, 1)).isTrue();

        database.execute(
                "update progress set last_offset = null, last_position = null, incarnation = null, event_id = null");

        await().atMost(Duration.ofSeconds(20)).until(() -> !applications.include(CIVIC, 1));
    }
}
