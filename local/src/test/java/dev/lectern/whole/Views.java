package dev.lectern.whole;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The read models of a database, as rows. */
final class Views {

    private Views() {}

    /** How far each read model is with each partition, as {@code ranking/0} to the position. */
    static Map<String, Long> progress(String url) {
        var progress = new TreeMap<String, Long>();
        Sql.query(
                        url,
                        """
                        select s.read_model || '/' || p.partition, p.last_position
                        from progress p join table_set s on s.id = p.table_set
                        where p.last_position is not null
                        """,
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> progress.put(entry.getKey(), entry.getValue()));
        return progress;
    }

    /** What is to be known of a partition that does not get on, such as {@code ranking/0}. */
    static String state(String url, String partition) {
        return String.join(
                "; ",
                Sql.strings(
                        url,
                        """
                        select row_to_json(p)::text from progress p join table_set s on s.id = p.table_set
                        where s.read_model || '/' || p.partition = '%s'
                        """
                                .formatted(partition)));
    }

    static List<String> readModels(String url) {
        return Sql.strings(url, "select read_model from table_set order by 1");
    }

    /** Each read model with the set of tables that it is in; another one once it is rebuilt. */
    static List<String> tables(String url) {
        return Sql.strings(url, "select read_model || ' ' || id from table_set order by 1");
    }

    /**
     * The score of each scorecard that the read model holds, by the path that it was put to.
     *
     * @param criterion the only one
     */
    static Map<String, String> scores(String url, String readModel, String criterion) {
        var scores = new TreeMap<String, String>();
        Sql.query(
                        url,
                        """
                        select format('/api/conferences/%%s/competitions/%%s/judges/%%s/scorecards/%%s',
                                      conference, competition, judge, demo),
                               scores ->> '%s'
                        from %s.scorecard
                        """
                                .formatted(criterion, readModel),
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> scores.put(entry.getKey(), entry.getValue()));
        return scores;
    }

    /** Every row of every table, by read model and table. */
    static Map<String, List<String>> rows(String url) {
        var rows = new TreeMap<String, List<String>>();
        for (String table :
                Sql.strings(
                        url,
                        """
                        select s.read_model || ' ' || t.schemaname || '.' || t.tablename
                        from table_set s join pg_tables t on t.schemaname = s.schema_name
                        """)) {
            String readModel = table.substring(0, table.indexOf(' '));
            String qualified = table.substring(table.indexOf(' ') + 1);
            rows.put(
                    readModel + qualified.substring(qualified.indexOf('.')),
                    Sql.strings(url, "select t::text from " + qualified + " t order by 1"));
        }
        return rows;
    }
}
