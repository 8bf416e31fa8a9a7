package dev.lectern.query.projection;

import com.fasterxml.jackson.annotation.JsonValue;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.ObjectWriter;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * One column of a table: gives a row's value as text, of which the database makes what the column
 * holds. What JSON says of a row, without a document of every row.
 */
final class Column {

    private static final ClassValue<Optional<Method>> SINGLE_VALUE =
            new ClassValue<>() {
                @Override
                protected Optional<Method> computeValue(Class<?> type) {
                    return Arrays.stream(type.getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(JsonValue.class))
                            .findAny()
                            .map(Column::accessible);
                }
            };

    private final String name;
    private final String type;
    private final Method component;
    private final @Nullable ObjectWriter composed;

    /**
     * @param type what the database calls it
     */
    Column(String name, RecordComponent component, String type) {
        this.name = name;
        this.type = type;
        this.component = accessible(component.getAccessor());
        this.composed = type.equals("jsonb") ? RowJson.writer(component.getGenericType()) : null;
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    @Nullable String text(Record row) {
        Object value = get(component, row);
        if (value == null) {
            return null;
        }
        return composed == null ? plain(value) : composed.writeValueAsString(value);
    }

    private static @Nullable String plain(Object value) {
        Class<?> kind =
                value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        Optional<Method> single = SINGLE_VALUE.get(kind);
        if (single.isPresent()) {
            Object inner = get(single.get(), value);
            return inner == null ? null : plain(inner);
        }
        return switch (value) {
            case BigDecimal decimal -> decimal.toPlainString();
            case Record _, Iterable<?> _, Map<?, ?> _ -> RowJson.write(value);
            default -> value.toString();
        };
    }

    private static Method accessible(Method method) {
        method.setAccessible(true); // rows are no business of other packages
        return method;
    }

    private static @Nullable Object get(Method accessor, Object of) {
        try {
            return accessor.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(accessor + " does not answer", e);
        }
    }
}
