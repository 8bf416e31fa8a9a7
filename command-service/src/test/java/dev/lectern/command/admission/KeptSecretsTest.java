package dev.lectern.command.admission;

import static dev.lectern.command.support.Audience.joinAs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import dev.lectern.command.support.Audience;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Servers;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What lets somebody in is in no database, no log line and no problem. */
class KeptSecretsTest {

    private static final String KEY = "a-random-key-that-tells-who-it-is";

    private final String events = Servers.newDatabase();
    private final String keys = Servers.newDatabase();

    @Test
    void areTheCallersAlone() throws SQLException {
        var log = new ListAppender<ILoggingEvent>();
        var secrets = new ArrayList<String>();
        var problems = new StringBuilder();
        try (var service = RunningService.start(events, keys)) {
            log.start();
            ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
            drive(service, secrets, problems);
        }

        assertThat(secrets).hasSizeGreaterThan(6).allSatisfy(s -> assertThat(s).isNotBlank());
        String stored = dump(events) + dump(keys);
        assertThat(stored).contains("ParticipantJoined", "ApiKeyCreated");
        String logged = String.join("\n", log.list.stream().map(Object::toString).toList());
        for (String secret : secrets) {
            assertThat(stored).doesNotContain(secret);
            assertThat(logged).doesNotContain(secret);
            assertThat(problems.toString()).doesNotContain(secret);
        }
    }

    private static void drive(
            RunningService service, List<String> secrets, StringBuilder problems) {
        secrets.add(service.ownerKey());
        service.put("/api/organisations/main/members/ada", "{\"name\": \"Ada\"}");
        Answer key =
                service.post(
                        "/api/organisations/main/members/ada/api-keys", "{\"name\": \"Laptop\"}");
        secrets.add(key.body().path("secret").asString());
        var audience = Audience.create(service, "hack");
        String code = audience.open("invitation");
        service.post(audience.path() + "/invitations", "{\"count\": 2}");
        String invitation = audience.invitation(1, 1);
        secrets.add(invitation);
        secrets.add(invitation.replace("-", ""));
        secrets.add(KEY);
        Answer joined = joinAs(service, null, code, invitation, "Idempotency-Key", KEY);
        String token = joined.body().path("token").asString();
        secrets.add(token);
        secrets.add(token.substring(token.lastIndexOf('.') + 1));

        for (Answer refused :
                List.of(
                        joinAs(service, null, code, invitation),
                        joinAs(service, null, "333333", invitation),
                        joinAs(service, token + 'x', code, invitation),
                        joinAs(service, null, code, invitation, "Idempotency-Key", KEY + '\u00e4'),
                        joinAs(service, null, code + code, null, "Idempotency-Key", KEY),
                        service.sendAs(
                                token, "PUT", "/api/conferences/hack/demos/a", "{\"title\": 1}"))) {
            assertThat(refused.status()).isBetween(400, 499);
            problems.append(refused.body());
        }
    }

    /** Everything in a database, as text. */
    private static String dump(String url) throws SQLException {
        var text = new StringBuilder();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var names =
                    statement.executeQuery(
                            "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            assertThat(tables).isNotEmpty();
            for (String table : tables) {
                try (var rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) {
                        text.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return text.toString();
    }
}
