package dev.lectern.query.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.wire.Metadata;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class ExportTest {

    private final Installation lectern = Installation.shared();
    private final RunningQuery service = lectern.service();
    private final EventLog log = lectern.log();
    private final Story story = lectern.newStory();
    private final String path = story.path() + "/audit-trail/export";

    private long register(int demos) {
        var facts = new ArrayList<Fact>();
        facts.add(story.created());
        IntStream.range(0, demos).forEach(i -> facts.add(story.registered("demo-" + i)));
        return log.append(facts);
    }

    private Answer export(long position, String query) {
        Answer answer = service.get(path + query, "Lectern-Min-Position", Long.toString(position));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    @Test
    void hasEveryEntryOnceInOrderHoweverManyPagesThatTakes() {
        long position = register(3_500);

        Answer jsonLines = export(position, "");

        List<JsonNode> entries =
                jsonLines.text().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(entries).hasSize(3_501);
        assertThat(entries.stream().map(entry -> entry.get("position").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(entries.getLast().at("/fact/title/text").asString()).isEqualTo("Demo demo-3499");
        assertThat(jsonLines.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/jsonl");
        assertThat(jsonLines.response().headers().firstValue("Content-Disposition").orElse(""))
                .isEqualTo(
                        "attachment; filename=\"audit-trail-%s.jsonl\""
                                .formatted(story.conference()));
        assertThat(export(position, "?type=lectern.conference.ConferenceCreated").text().lines())
                .hasSize(1);
    }

    @Test
    void isWrittenAsCsvThatNoSpreadsheetTakesForFormulas() {
        log.append(story.created());
        long position =
                log.append(
                        new Metadata("member:civic/mo", "=HYPERLINK(\"evil\")", "-1+1"),
                        story.registered("a"));

        String[] lines = export(position, "?format=csv").text().split("\r\n", -1);

        assertThat(lines).hasSize(4);
        assertThat(lines[0])
                .isEqualTo(
                        "position,id,type,schemaVersion,at,actor,correlationId,causationId,withheld,fact");
        assertThat(lines[2])
                .startsWith(position + ",")
                .endsWith(
                        ("lectern.conference.DemoRegistered,1,%s,member:civic/mo,"
                                        + "\"'=HYPERLINK(\"\"evil\"\")\",'-1+1,,"
                                        + "\"{\"\"conference\"\":\"\"%s\"\",\"\"demo\"\":\"\"a\"\",\"\"title\"\":{\"\"text\"\":\"\"Demo a\"\"}}\"")
                                .formatted(EventLog.recordedAt(position), story.conference()));
    }

    @Test
    void doesNotLookCompleteWhereItIsNot() {
        register(1_500);
        var unreadable =
                new DemoRegistered(
                        story.conference(),
                        new DemoId("broken"),
                        new ProtectedText(KeyId.of(story.conference()), "AAAA"));
        long position = log.append(unreadable);
        service.read(position, story.path() + "/audit-trail?limit=1");

        assertThatThrownBy(() -> service.get(path)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void hasNoOtherFormat() {
        Answer answer = service.get(path + "?format=xlsx");
        assertThat(answer.status()).isEqualTo(404);
        service.read(log.append(story.created()), story.path());

        answer = service.get(path + "?format=xlsx");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("field").asString()).isEqualTo("format");
    }
}
