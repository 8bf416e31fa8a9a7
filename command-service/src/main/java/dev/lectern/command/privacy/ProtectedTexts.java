package dev.lectern.command.privacy;

import dev.lectern.api.Fact;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds protected texts by what facts are made of, so that no new kind of fact can be forgotten.
 */
final class ProtectedTexts {

    /** Asking a class anew each time makes its accessors anew, too. */
    private static final ClassValue<List<Method>> ACCESSORS =
            new ClassValue<>() {
                @Override
                protected List<Method> computeValue(Class<?> type) {
                    return Stream.of(type.getRecordComponents())
                            .map(RecordComponent::getAccessor)
                            .toList();
                }
            };

    private ProtectedTexts() {}

    static List<ProtectedText> in(Fact fact) {
        var found = new ArrayList<ProtectedText>();
        collect(fact, found);
        return found;
    }

    private static void collect(@Nullable Object value, List<ProtectedText> found) {
        switch (value) {
            case ProtectedText text -> found.add(text);
            case Iterable<?> values -> values.forEach(v -> collect(v, found));
            case Record record -> {
                for (Method accessor : ACCESSORS.get(record.getClass())) {
                    collect(read(record, accessor), found);
                }
            }
            case null, default -> {
                // Ids, numbers and times hold no text of a person.
            }
        }
    }

    private static @Nullable Object read(Record record, Method accessor) {
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot call " + accessor, e);
        }
    }
}
