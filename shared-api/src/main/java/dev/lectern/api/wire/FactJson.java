package dev.lectern.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.api.Fact;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The JSON of facts: decimals plain and exact, absent values left out. What is read is taken
 * literally: nothing unknown, nothing missing that the fact needs, no text for a number, no name
 * twice.
 */
public final class FactJson {

    private static final JsonMapper MAPPER = strict(JsonMapper.builder()).build();

    /** Made once: to find out anew what a type looks like costs as much as reading one. */
    private static final Map<Class<? extends Fact>, ObjectReader> READERS =
            EventTypes.all().stream()
                    .collect(Collectors.toUnmodifiableMap(kind -> kind, MAPPER::readerFor));

    private FactJson() {}

    /** The same strictness for another mapper of the project. */
    public static JsonMapper.Builder strict(JsonMapper.Builder builder) {
        return builder.annotationIntrospector(
                        AnnotationIntrospector.pair(
                                new RequiredUnlessNullable(), new JacksonAnnotationIntrospector()))
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> {
                            text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                            text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                            text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                        })
                .changeDefaultPropertyInclusion(
                        include -> include.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

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
        return read(type, reader -> reader.readValue(json));
    }

    /**
     * The same of bytes in UTF-8.
     *
     * @throws UnknownEventTypeException if this version of the software does not know the type
     * @throws UnreadableFactException if the JSON is not of that type
     */
    public static Fact read(EventType type, byte[] json, int offset, int length) {
        return read(type, reader -> reader.readValue(json, offset, length));
    }

    private static Fact read(EventType type, Function<ObjectReader, @Nullable Fact> reading) {
        Class<? extends Fact> kind = EventTypes.fact(type);
        Fact fact;
        try {
            fact = reading.apply(Objects.requireNonNull(READERS.get(kind)));
        } catch (JacksonException e) {
            throw new UnreadableFactException(type, e);
        }
        if (fact == null) {
            throw new UnreadableFactException(type, null);
        }
        return fact;
    }
}
