package dev.lectern.command.dispatching;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.FactJson;

import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.ConversionException;
import org.axonframework.conversion.Converter;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.lang.reflect.Type;

/** Between objects and JSON text, by the mapper that defines the JSON of facts. */
public final class FactConverter implements Converter {

    private final JsonMapper mapper = FactJson.mapper();

    @Override
    public boolean canConvert(Type sourceType, Type targetType) {
        return sourceType.equals(targetType)
                || sourceType == String.class
                || targetType == String.class;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the signature is Axon's
    public <T> @Nullable T convert(@Nullable Object input, Type targetType) {
        if (input == null || (targetType instanceof Class<?> type && type.isInstance(input))) {
            return (T) input;
        }
        try {
            if (targetType == String.class) {
                return (T) mapper.writeValueAsString(input);
            }
            if (input instanceof String json) {
                if (targetType instanceof Class<?> kind && Fact.class.isAssignableFrom(kind)) {
                    return (T) FactJson.read(EventTypes.of(kind.asSubclass(Fact.class)), json);
                }
                return mapper.readValue(json, mapper.constructType(targetType));
            }
        } catch (JacksonException e) {
            throw new ConversionException(
                    "Cannot convert " + input.getClass() + " to " + targetType, e);
        }
        throw new ConversionException(
                "Cannot convert " + input.getClass() + " to " + targetType, null);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("mapper", mapper);
    }
}
