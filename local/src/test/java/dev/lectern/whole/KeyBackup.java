package dev.lectern.whole;

import java.util.List;

/** The database of keys as it was once, and put back: not even that somebody was erased is left. */
record KeyBackup(String url) {

    private static final List<String> TABLES =
            List.of("personal_key", "erased_key", "access_entry", "access_progress");

    void take() {
        Sql.execute(url, "CREATE SCHEMA backup");
        TABLES.forEach(table ->
                Sql.execute(
                        url, "CREATE TABLE backup.%s AS TABLE public.%s".formatted(table, table)));
    }

    void restore() {
        var sql = new StringBuilder("BEGIN; TRUNCATE " + String.join(", ", TABLES) + ';');
        TABLES.forEach(table ->
                sql.append("INSERT INTO %s SELECT * FROM backup.%s;".formatted(table, table)));
        Sql.execute(url, sql.append("COMMIT").toString());
    }

    void discard() {
        Sql.execute(url, "DROP SCHEMA backup CASCADE");
    }
}
