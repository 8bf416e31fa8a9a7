package dev.lectern.command.privacy;

import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;

import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes records of any type with a value in every component, and knows each text in them. */
final class Filled {

    private final List<ProtectedText> texts = new ArrayList<>();

    List<ProtectedText> texts() {
        return List.copyOf(texts);
    }

    Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        return value((Class<?>) type);
    }

    private Object value(Class<?> type) {
        if (type == ProtectedText.class) {
            var text = new ProtectedText(new KeyId("conference:hack"), "text" + texts.size());
            texts.add(text);
            return text;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == JoinCode.class) {
            return new JoinCode("K7QTM4");
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type == Ballot.class) {
            return Ballot.of(1); // of two components just one is set
        }
        if (type.isSealed()) {
            return value(type.getPermittedSubclasses()[0]);
        }
        if (type.isRecord()) {
            return construct(type);
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, value(type.getComponentType()));
            return array;
        }
        if (type == String.class) {
            return "a";
        }
        if (type == BigDecimal.class) {
            return BigDecimal.ONE;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == boolean.class) {
            return true;
        }
        throw unknown(type);
    }

    private Object construct(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Stream.of(components).map(c -> value(c.getGenericType())).toArray(Object[]::new);
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a " + type, e);
        }
    }

    private Object container(Class<?> type, Type... of) {
        if (type == List.class) {
            return List.of(value(of[0]), value(of[0]));
        }
        if (type == SortedSet.class) {
            return new TreeSet<>(List.of(value(of[0])));
        }
        if (type == Map.class || type == SortedMap.class) {
            return new TreeMap<>(Map.of(value(of[0]), value(of[1])));
        }
        if (type == Optional.class) {
            return Optional.of(value(of[0]));
        }
        throw unknown(type);
    }

    private static AssertionError unknown(Class<?> type) {
        return new AssertionError("Say here what a " + type + " in a fact looks like");
    }
}
