package dev.lectern.command.dispatching;

import org.axonframework.messaging.core.Metadata;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a caller has seen of the thing that it edits. A version is the position of the last event
 * that changed the thing, 0 where there is none.
 *
 * @param any of these; if empty, any version of a thing that there is
 */
public record ExpectedVersion(Set<Long> any) {

    private static final String NAME = "expectedVersion";

    public ExpectedVersion {
        any = Set.copyOf(any);
    }

    static Metadata add(@Nullable ExpectedVersion expected, Metadata metadata) {
        return expected == null
                ? metadata
                : metadata.mergedWith(
                        Map.of(
                                NAME,
                                expected.any().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(","))));
    }

    static @Nullable ExpectedVersion find(Metadata metadata) {
        String text = metadata.get(NAME);
        return text == null
                ? null
                : new ExpectedVersion(
                        Arrays.stream(text.split(",", -1))
                                .filter(version -> !version.isEmpty())
                                .map(Long::valueOf)
                                .collect(Collectors.toSet()));
    }

    /**
     * @throws VersionMismatchException if it is not what was expected
     */
    void require(long version) {
        if (any.isEmpty() ? version == 0 : !any.contains(version)) {
            throw new VersionMismatchException(version);
        }
    }
}
