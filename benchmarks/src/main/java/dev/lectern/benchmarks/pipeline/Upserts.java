package dev.lectern.benchmarks.pipeline;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The rows of the read models as they are in the end, upserted into empty tables of the same
 * definition on the same server by a JDBC client: batches as large as a projection's, one
 * transaction each, the driver's rewriting of batches on, one connection for each read model.
 */
final class Upserts {

    private static final int BATCH = 1_000;

    private record Table(
            String name, List<String> columns, List<String> keys, List<String[]> rows) {

        String upsert() {
            String updates =
                    columns.stream()
                            .filter(c -> !keys.contains(c))
                            .map(c -> c + " = excluded." + c)
                            .collect(joining(", "));
            return "insert into "
                    + name
                    + " ("
                    + String.join(", ", columns)
                    + ") values ("
                    + columns.stream().map(_ -> "?").collect(joining(", "))
                    + ") on conflict ("
                    + String.join(", ", keys)
                    + ") do "
                    + (updates.isEmpty() ? "nothing" : "update set " + updates);
        }
    }

    private record Model(String schema, String ddl, List<Table> tables) {

        long rows() {
            return tables.stream().mapToLong(t -> t.rows().size()).sum();
        }
    }

    /**
     * @param rows written
     */
    record Result(long rows, double seconds) {}

    private final List<Model> models = new ArrayList<>();

    /** Reads all rows into memory. */
    Upserts(Connection views) throws SQLException {
        try (var statement = views.createStatement();
                var result =
                        statement.executeQuery(
                                "select schema_name, tables from table_set where schema_name = read_model")) {
            while (result.next()) {
                models.add(
                        new Model(
                                result.getString(1),
                                result.getString(2),
                                tables(views, result.getString(1))));
            }
        }
    }

    private static List<Table> tables(Connection views, String schema) throws SQLException {
        var tables = new ArrayList<Table>();
        for (String table :
                texts(views, "select tablename from pg_tables where schemaname = ?", schema)) {
            String name = schema + "." + table;
            List<String> columns =
                    texts(
                            views,
                            "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 order by attnum",
                            name);
            List<String> keys =
                    texts(
                            views,
                            """
                            select a.attname from pg_index i
                            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                            where i.indisprimary and i.indrelid = ?::regclass
                            """,
                            name);
            tables.add(new Table(name, columns, keys, rows(views, name, columns)));
        }
        return tables;
    }

    private static List<String> texts(Connection views, String sql, String parameter)
            throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = views.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    texts.add(result.getString(1));
                }
            }
        }
        return texts;
    }

    private static List<String[]> rows(Connection views, String table, List<String> columns)
            throws SQLException {
        var rows = new ArrayList<String[]>();
        try (var statement = views.createStatement();
                var result =
                        statement.executeQuery(
                                "select " + String.join(", ", columns) + " from " + table)) {
            while (result.next()) {
                var row = new String[columns.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = result.getString(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /**
     * @param url of an empty database
     */
    Result write(String url) throws Exception {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (Model model : models) {
                statement.execute("create schema " + model.schema());
                statement.execute("set search_path = " + model.schema());
                statement.execute(model.ddl());
            }
            statement.execute("checkpoint");
        }
        String client = url + (url.contains("?") ? "&" : "?");
        client += "reWriteBatchedInserts=true&stringtype=unspecified";
        long start = System.nanoTime();
        try (var executor = Executors.newFixedThreadPool(models.size())) {
            var all = new ArrayList<Future<?>>();
            for (Model model : models) {
                String target = client;
                all.add(
                        executor.submit(() -> {
                            write(target, model);
                            return null;
                        }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(models.stream().mapToLong(Model::rows).sum(), seconds);
    }

    private static void write(String url, Model model) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            for (Table table : model.tables()) {
                try (var statement = connection.prepareStatement(table.upsert())) {
                    for (int i = 0; i < table.rows().size(); i++) {
                        String[] row = table.rows().get(i);
                        for (int column = 0; column < row.length; column++) {
                            statement.setString(column + 1, row[column]);
                        }
                        statement.addBatch();
                        if ((i + 1) % BATCH == 0 || i + 1 == table.rows().size()) {
                            statement.executeBatch();
                            connection.commit();
                        }
                    }
                }
            }
        }
    }
}
