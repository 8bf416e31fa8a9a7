package dev.lectern.benchmarks.eventstore;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What PostgreSQL did beside computing, counted since the server began.
 *
 * @param walBytes of its log
 * @param pageCopies in its log: the first change of a page after a checkpoint
 * @param pagesRead from the operating system, as they were not in shared buffers
 * @param pagesWritten back, by whomever
 * @param logSyncs waits for the log to be durable
 */
record PostgresWork(
        double walBytes,
        double pageCopies,
        double pagesRead,
        double pagesWritten,
        double logSyncs) {

    private static final String SQL =
            """
            SELECT w.wal_bytes, w.wal_fpi, io.reads, io.writes, io.syncs
            FROM pg_stat_wal w, (
              SELECT coalesce(sum(reads) FILTER (WHERE object = 'relation'), 0) AS reads,
                     coalesce(sum(writes) FILTER (WHERE object = 'relation'), 0) AS writes,
                     coalesce(sum(fsyncs) FILTER (WHERE object = 'wal'), 0) AS syncs
              FROM pg_stat_io) io\
            """;

    static PostgresWork now(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var result = statement.executeQuery(SQL)) {
            result.next();
            return new PostgresWork(
                    result.getDouble(1),
                    result.getDouble(2),
                    result.getDouble(3),
                    result.getDouble(4),
                    result.getDouble(5));
        }
    }

    PostgresWork since(PostgresWork before) {
        return new PostgresWork(
                walBytes - before.walBytes,
                pageCopies - before.pageCopies,
                pagesRead - before.pagesRead,
                pagesWritten - before.pagesWritten,
                logSyncs - before.logSyncs);
    }

    PostgresWork plus(PostgresWork other) {
        return new PostgresWork(
                walBytes + other.walBytes,
                pageCopies + other.pageCopies,
                pagesRead + other.pagesRead,
                pagesWritten + other.pagesWritten,
                logSyncs + other.logSyncs);
    }

    /** The share of each of so many. */
    PostgresWork each(double number) {
        return new PostgresWork(
                walBytes / number,
                pageCopies / number,
                pagesRead / number,
                pagesWritten / number,
                logSyncs / number);
    }

    Map<String, String> figures() {
        var figures = new LinkedHashMap<String, String>();
        figures.put("bytes of WAL", figure(walBytes));
        figures.put("page copies in it", figure(pageCopies));
        figures.put("pages read", figure(pagesRead));
        figures.put("pages written", figure(pagesWritten));
        figures.put("syncs of the WAL", figure(logSyncs));
        return figures;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.3f" : "%.0f", value);
    }
}
