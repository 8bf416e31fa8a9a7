package dev.lectern.benchmarks.eventstore;

import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.Converter;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.lang.reflect.Type;

/** Between payloads and JSON text. */
final class JacksonConverter implements Converter {

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Override
    public boolean canConvert(Type sourceType, Type targetType) {
        return true;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T convert(@Nullable Object input, Type targetType) {
        if (input == null || (targetType instanceof Class<?> type && type.isInstance(input))) {
            return (T) input;
        }
        return targetType == String.class
                ? (T) mapper.writeValueAsString(input)
                : mapper.readValue((String) input, mapper.constructType(targetType));
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("mapper", mapper);
    }
}
