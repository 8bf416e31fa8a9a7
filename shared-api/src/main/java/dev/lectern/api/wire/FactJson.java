package dev.lectern.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.api.Fact;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of facts: decimals plain and exact, absent values left out, nothing unknown accepted.
 */
public final class FactJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .changeDefaultPropertyInclusion(
                            include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private FactJson() {}

    /** The mapper itself, for those who must convert what they know the type of. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static String write(Fact fact) {
        return MAPPER.writeValueAsString(fact);
    }

    /**
     * @throws UnknownEventTypeException if this version of the software does not know the type
     * @throws UnreadableFactException if the JSON is not of that type
     */
    public static Fact read(EventType type, String json) {
        Class<? extends Fact> fact = EventTypes.fact(type);
        try {
            return MAPPER.readValue(json, fact);
        } catch (JacksonException e) {
            throw new UnreadableFactException(type, e);
        }
    }
}
