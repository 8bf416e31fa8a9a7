package dev.lectern.benchmarks.system;

import dev.lectern.benchmarks.load.Http;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Has a read model rebuilt as an operator would. */
public final class Rebuilding implements AutoCloseable {

    private final Http admin;
    private final Connection views;

    public Rebuilding(Installation installation) throws SQLException {
        admin = new Http(installation.queryAdmin());
        views = installation.connect("views");
    }

    public List<String> models() throws SQLException {
        var models = new ArrayList<String>();
        try (var statement = views.createStatement();
                var result = statement.executeQuery("select distinct read_model from table_set")) {
            while (result.next()) {
                models.add(result.getString(1));
            }
        }
        return models;
    }

    public void start(String model) throws Exception {
        Http.Answer answer = admin.post("/actuator/projections/" + model + "/rebuild");
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
    }

    /** Whether there is a set of tables beside the live one. */
    public boolean isUnderWay() throws SQLException {
        try (var statement = views.createStatement();
                var result =
                        statement.executeQuery(
                                "select count(*) from table_set where schema_name <> read_model")) {
            result.next();
            return result.getLong(1) > 0;
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        admin.close();
        views.close();
    }
}
