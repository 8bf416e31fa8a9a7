package dev.lectern.command.deciding;

import dev.lectern.api.Fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.List;
import java.util.Set;

/** Which facts a decision depends on: those of any of the parts. */
public record Reads(List<Part> parts) {

    public static final Reads NOTHING = new Reads(List.of());

    public Reads {
        parts = List.copyOf(parts);
    }

    /** Facts of these types under the tag. */
    public record Part(Tag tag, Set<Class<? extends Fact>> types) {}

    @SafeVarargs
    public final Reads and(Tag tag, Class<? extends Fact>... types) {
        return and(tag, Arrays.stream(types).collect(Collectors.toUnmodifiableSet()));
    }

    public Reads and(Tag tag, Set<Class<? extends Fact>> types) {
        var more = new ArrayList<>(parts);
        more.add(new Part(tag, types));
        return new Reads(more);
    }
}
