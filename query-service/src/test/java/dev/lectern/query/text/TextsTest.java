package dev.lectern.query.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.admission.Admission;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class TextsTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();

    @Test
    void keepsOnlyCiphertextInTheTables() throws SQLException {
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                story.registered("atlas"),
                                story.opened(null),
                                story.named("ada"),
                                story.submitted("ada", "atlas", "impact=1", "craft=1"),
                                story.conflict("ada", "atlas"),
                                story.reopened());
        for (String path : List.of("", "/competitions/main", "/competitions/main/judges")) {
            lectern.service().read(position, story.path() + path);
        }
        lectern.service().read(position, story.competitionPath() + "/ranking?model=mean");

        String everything = everything();

        assertThat(everything).contains(story.conference().value());
        assertThat(everything)
                .doesNotContain(
                        "Civic Hack",
                        "Demo atlas",
                        "Main prize",
                        "Criterion impact",
                        "Judge ada",
                        "Nice atlas",
                        "A friend's",
                        "A sheet was missing");
    }

    @Test
    void readsATextAsErasedOnceItsKeyIsDestroyed() {
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                story.registered("atlas"),
                                story.opened(null),
                                story.named("ada"),
                                story.submitted("ada", "atlas", "impact=1", "craft=1"));
        String judges = story.competitionPath() + "/judges";
        assertThat(lectern.service().read(position, judges).at("/items/0/name").asString())
                .isEqualTo("Judge ada");

        lectern.keys().destroy(story.judgesKey("ada"));

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() ->
                        assertThat(lectern.service().get(judges).text())
                                .contains("{\"id\":\"ada\",\"name\":null,\"erased\":true,"));
        assertThat(lectern.service().get(story.competitionPath() + "/scorecards").text())
                .contains("\"comment\":null,\"erased\":true");
        assertThat(lectern.service().get(story.path()).text()).contains("Civic Hack");
    }

    /** As after a backup of the keys was put back: what has been destroyed since is there again. */
    @Test
    void readsNothingWithTheKeysOfWhomTheEventsSayToBeErased() {
        lectern.log()
                .append(
                        story.created(),
                        story.opened("K7QTM4", Admission.OPEN),
                        story.joined("p1", null),
                        story.joined("p2", null),
                        story.blocked("p1"),
                        story.blocked("p2"),
                        story.opened(null),
                        story.named("mallory"));
        long position = lectern.log().append(story.named("trent"));
        String judges = "/competitions/main/judges";
        assertThat(lectern.service().read(position, story.path() + judges).toString())
                .contains("Judge mallory", "Judge trent");
        Story later = lectern.newStory();

        lectern.log().append(story.erasedMember("mallory"));
        long erased = lectern.log().append(story.erased("p1"));
        long last =
                lectern.log().append(later.created(), later.opened(null), later.named("mallory"));

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> {
                    JsonNode named = lectern.service().read(erased, story.path() + judges);
                    assertThat(named.toString())
                            .contains("{\"id\":\"mallory\",\"name\":null,\"erased\":true,")
                            .contains("Judge trent");
                    assertThat(lectern.service().read(last, later.path() + judges).toString())
                            .contains("{\"id\":\"mallory\",\"name\":null,\"erased\":true,");
                    JsonNode blocked =
                            lectern.service().read(erased, story.path() + "/participants");
                    assertThat(blocked.at("/items/0").has("reason")).isFalse();
                    assertThat(blocked.at("/items/1/reason").asString()).isEqualTo("Shouted");
                });
    }

    @Test
    void saysWhenTheKeysCannotBeRead() {
        long position = lectern.log().append(story.created());
        lectern.service().read(position, story.path());

        lectern.keys().setReadable(false);
        try {
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> {
                        Answer answer = lectern.service().get(story.path());
                        assertThat(answer.status()).isEqualTo(503);
                        assertThat(answer.body().get("code").asString())
                                .isEqualTo("keys-unavailable");
                    });
            assertThat(lectern.service().get("/api/scoring-models").status()).isEqualTo(200);
        } finally {
            lectern.keys().setReadable(true);
        }
        assertThat(lectern.service().get(story.path()).status()).isEqualTo(200);
    }

    /** Every row of every read model, as text. */
    private String everything() throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = lectern.views().getConnection();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var result =
                    statement.executeQuery(
                            "select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')")) {
                while (result.next()) {
                    tables.add(result.getString(1));
                }
            }
            for (String table : tables) {
                try (var result = statement.executeQuery("select t::text from " + table + " t")) {
                    while (result.next()) {
                        rows.add(result.getString(1));
                    }
                }
            }
        }
        return String.join("\n", rows);
    }
}
