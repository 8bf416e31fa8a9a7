package dev.lectern.eventstore;

import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.Converter;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.lang.reflect.Type;

/** The smallest converter that the engine can work with. */
final class Json implements Converter {

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Override
    public boolean canConvert(Type sourceType, Type targetType) {
        return true;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T convert(@Nullable Object input, Type targetType) {
        if (input == null) {
            return null;
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
