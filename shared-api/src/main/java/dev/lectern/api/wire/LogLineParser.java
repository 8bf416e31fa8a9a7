package dev.lectern.api.wire;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a line of an exported log, as strictly as facts are read and several times as fast. */
final class LogLineParser {

    private static final JsonFactory JSON = new JsonFactory();

    private long position;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable Integer version;
    private @Nullable String recordedAt;
    private @Nullable String actor;
    private @Nullable String correlationId;
    private @Nullable String causationId;
    private @Nullable String fact;
    private @Nullable String withheld;

    private LogLineParser() {}

    /**
     * @throws IllegalArgumentException if it is none
     */
    static LogLine parse(String json) {
        var line = new LogLineParser();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                line.take(name, parser.nextToken(), parser);
            }
            require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("It is no line of an exported log", e);
        }
        return line.line();
    }

    private void take(String name, JsonToken token, JsonParser parser) {
        switch (name) {
            case "position" -> {
                require(token == JsonToken.VALUE_NUMBER_INT && position == 0);
                position = parser.getLongValue();
            }
            case "version" -> {
                require(token == JsonToken.VALUE_NUMBER_INT && version == null);
                version = parser.getIntValue();
            }
            case "id" -> id = text(id, token, parser);
            case "type" -> type = text(type, token, parser);
            case "recordedAt" -> recordedAt = text(recordedAt, token, parser);
            case "actor" -> actor = text(actor, token, parser);
            case "correlationId" -> correlationId = text(correlationId, token, parser);
            case "causationId" -> causationId = text(causationId, token, parser);
            case "fact" -> fact = text(fact, token, parser);
            case "withheld" -> withheld = text(withheld, token, parser);
            default -> require(false);
        }
    }

    private static String text(@Nullable String before, JsonToken token, JsonParser parser) {
        require(token == JsonToken.VALUE_STRING && before == null);
        return parser.getString();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("It is no line of an exported log");
        }
    }

    private LogLine line() {
        require(position > 0);
        return new LogLine(
                position,
                id,
                type,
                version,
                recordedAt,
                actor,
                correlationId,
                causationId,
                fact,
                withheld);
    }
}
