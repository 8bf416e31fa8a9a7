package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.lectern.api.DemoId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What a row may hold, there and back, on the real database. */
class RowStoreTest {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final ViewsDatabase VIEWS = new ViewsDatabase();
    private static final Table<Row> ROWS =
            new Table<>(
                    "everything",
                    Row.class,
                    List.of("demo", "second"),
                    r -> Key.of(r.demo(), r.second()));

    private final String schema = "row_store_" + NAMES.incrementAndGet();
    private final RowStore store = new RowStore();

    enum Shade {
        DARK;

        @JsonValue
        String text() {
            return "dark";
        }
    }

    record Inner(String said, @Nullable Instant at) {}

    record Row(
            DemoId demo,
            String second,
            Shade shade,
            @Nullable String remark,
            SortedMap<String, BigDecimal> scores,
            @Nullable Inner detail,
            List<Inner> details,
            Instant createdAt,
            @Nullable Instant changedAt,
            boolean withdrawn,
            long position,
            BigDecimal weight) {

        static Row of(String demo, String second, @Nullable String remark) {
            var scores = new TreeMap<String, BigDecimal>();
            scores.put("a", new BigDecimal("1.50"));
            return new Row(
                    new DemoId(demo),
                    second,
                    Shade.DARK,
                    remark,
                    scores,
                    remark == null ? null : new Inner(remark, null),
                    List.of(new Inner("\"{}", Instant.EPOCH)),
                    Instant.parse("2026-03-01T10:20:30.123456Z"),
                    null,
                    true,
                    Long.MAX_VALUE,
                    new BigDecimal("0.10"));
        }
    }

    @BeforeEach
    void createTable() {
        VIEWS.execute(
                """
                create schema %1$s;
                create table %1$s.everything (
                    position bigint not null, -- not in the order of the record
                    demo text,
                    second text,
                    shade text not null,
                    remark text,
                    scores jsonb not null,
                    detail jsonb,
                    details jsonb not null,
                    created_at timestamptz not null,
                    changed_at timestamptz,
                    withdrawn boolean not null,
                    weight numeric not null,
                    primary key (demo, second)
                )
                """
                        .formatted(schema));
    }

    private void save(Row... rows) throws SQLException {
        try (Connection connection = VIEWS.source().getConnection()) {
            store.save(connection, schema, ROWS, List.of(rows));
        }
    }

    private List<Row> load(Key... keys) throws SQLException {
        try (Connection connection = VIEWS.source().getConnection()) {
            return store.load(connection, schema, ROWS, List.of(keys));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "NULL",
                "{,}",
                "a\"b\\c'd",
                "\n\t",
                "žluťoučký \uD83C\uDF89"
            })
    void keepsTextsAsTheyAre(String text) throws SQLException {
        Row row = Row.of("d", text, text);
        save(row, Row.of("d", text + "2", null));

        assertThat(load(Key.of("d", text))).containsExactly(row);
    }

    @Test
    void writesWhatJsonSays() throws SQLException {
        save(Row.of("d", "s", null));

        assertThat(
                        VIEWS.query(
                                "select shade || ' ' || scores || ' ' || weight from %s.everything"
                                        .formatted(schema)))
                .containsExactly("dark {\"a\": 1.50} 0.10");
        assertThat(
                        VIEWS.query(
                                "select 1 from %s.everything where detail is null"
                                        .formatted(schema)))
                .as("absent is null, and no JSON")
                .hasSize(1);
    }

    @Test
    void writesOverWhatIsThereAndFindsByTheWholeKey() throws SQLException {
        save(Row.of("a", "x", "1"), Row.of("a", "y", "2"), Row.of("b", "x", "3"));
        save(Row.of("a", "y", "4"), Row.of("b", "y", "5"));

        assertThat(load(Key.of("a", "y"), Key.of("b", "x"), Key.of("c", "x")))
                .extracting(Row::remark)
                .containsExactlyInAnyOrder("4", "3");
    }

    @Test
    void saysWhichColumnIsMissing() {
        VIEWS.execute("alter table %s.everything drop column withdrawn".formatted(schema));

        assertThatThrownBy(() -> save(Row.of("a", "x", null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(schema + ".everything has no column withdrawn");
    }
}
