package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.api.DemoId;
import dev.lectern.query.projection.Notes.Row;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class RowsTest {

    private static Change<Row> put(String conference) {
        return Notes.ROWS.put(new Row(conference, List.of(), 1));
    }

    private static Change<Row> alter(String conference, String demo) {
        return Notes.ROWS.alter(Key.of(conference), row -> row.with(new DemoId(demo), 2));
    }

    @Test
    void needsOnlyTheRowsThatAreChangedBeforeTheyAreWritten() {
        assertThat(
                        Rows.needed(
                                List.of(
                                        put("new"),
                                        alter("new", "a"),
                                        alter("old", "a"),
                                        put("old"))))
                .isEqualTo(java.util.Map.of(Notes.ROWS, Set.of(Key.of("old"))));
    }

    @Test
    void foldsAllChangesOfARowIntoOne() {
        var rows = new Rows();
        rows.know(
                Notes.ROWS,
                List.of(
                        new Row("old", List.of(new DemoId("a")), 1),
                        new Row("idle", List.of(), 1)));

        rows.apply(List.of(alter("old", "b"), put("new"), alter("new", "c"), alter("old", "d")));

        assertThat(rows.changedRows(Notes.ROWS))
                .containsExactly(
                        new Row(
                                "old",
                                List.of(new DemoId("a"), new DemoId("b"), new DemoId("d")),
                                2),
                        new Row("new", List.of(new DemoId("c")), 2));
    }

    @Test
    void failsWhereARowIsMissing() {
        assertThatThrownBy(() -> new Rows().apply(List.of(alter("old", "a"))))
                .isInstanceOf(MissingRowException.class)
                .hasMessage("There is no row [old] in note");
    }

    /** With the demos of another row; if there is none, it stays as it is. */
    private static Change<Row> follow(String conference, String other) {
        Ref<Row> of = Notes.ROWS.at(other);
        return Notes.ROWS.derive(
                Notes.ROWS.at(conference),
                List.of(of),
                look -> look.find(of).map(seen -> new Row(conference, seen.demos(), 2)));
    }

    @Test
    void needsWhatARowIsDerivedFrom() {
        assertThat(Rows.needed(List.of(put("new"), follow("new", "old"), follow("a", "new"))))
                .isEqualTo(java.util.Map.of(Notes.ROWS, Set.of(Key.of("old"), Key.of("a"))));
    }

    @Test
    void derivesARowFromOthersAsTheyAreByThen() {
        var rows = new Rows();
        rows.know(Notes.ROWS, List.of(new Row("old", List.of(), 1)));

        rows.apply(List.of(follow("copy", "old"), alter("old", "a"), follow("later", "old")));

        assertThat(rows.changedRows(Notes.ROWS))
                .containsExactly(
                        new Row("copy", List.of(), 2),
                        new Row("old", List.of(new DemoId("a")), 2),
                        new Row("later", List.of(new DemoId("a")), 2));
    }

    @Test
    void writesNoRowThatStaysAsItIs() {
        var rows = new Rows();
        rows.know(Notes.ROWS, List.of(new Row("old", List.of(), 1)));

        rows.apply(List.of(follow("old", "nothing")));

        assertThat(rows.changedRows(Notes.ROWS)).isEmpty();
    }
}
