package dev.lectern.query.trail;

import dev.lectern.query.http.Csv;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import tools.jackson.databind.json.JsonMapper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an export is written as. */
enum Format {
    JSONL("application/jsonl;charset=UTF-8", "") {
        @Override
        String line(ShownEntry entry, JsonMapper json) {
            return json.writeValueAsString(entry) + '\n';
        }
    },
    CSV(
            "text/csv;charset=UTF-8",
            Csv.line(
                    List.of(
                            "position",
                            "id",
                            "type",
                            "schemaVersion",
                            "at",
                            "actor",
                            "correlationId",
                            "causationId",
                            "withheld",
                            "fact"))) {
        @Override
        String line(ShownEntry entry, JsonMapper json) {
            return Csv.line(
                    Arrays.asList(
                            entry.position(),
                            entry.id(),
                            entry.type(),
                            entry.schemaVersion(),
                            entry.at(),
                            entry.actor(),
                            entry.correlationId(),
                            entry.causationId(),
                            String.join(" ", entry.withheld()),
                            json.writeValueAsString(entry.fact())));
        }
    };

    private final String mediaType;
    private final String head;

    Format(String mediaType, String head) {
        this.mediaType = mediaType;
        this.head = head;
    }

    /**
     * @throws Problem if there is no such format
     */
    static Format parse(String name) {
        return switch (name) {
            case "jsonl" -> JSONL;
            case "csv" -> CSV;
            default ->
                    throw Problem.of(CommonProblem.INVALID_PARAMETER, "A format is jsonl or csv")
                            .field("format");
        };
    }

    abstract String line(ShownEntry entry, JsonMapper json);

    String mediaType() {
        return mediaType;
    }

    /** What comes before the first entry. */
    String head() {
        return head;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
