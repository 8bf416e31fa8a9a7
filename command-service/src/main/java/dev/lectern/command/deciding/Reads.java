package dev.lectern.command.deciding;

import dev.lectern.api.Fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which facts a decision depends on: those of any of the parts. */
public record Reads(List<Part> parts) {

    public static final Reads NOTHING = new Reads(List.of());

    public Reads {
        parts = List.copyOf(parts);
    }

    /** Facts of these types under the tag. */
    public record Part(Tag tag, Set<Class<? extends Fact>> types) {
        public Part {
            types = Set.copyOf(types);
        }
    }

    @SafeVarargs
    public final Reads and(Tag tag, Class<? extends Fact>... types) {
        var set = new HashSet<Class<? extends Fact>>();
        for (Class<? extends Fact> type : types) {
            set.add(type);
        }
        return and(tag, set);
    }

    public Reads and(Tag tag, Set<Class<? extends Fact>> types) {
        var more = new ArrayList<>(parts);
        more.add(new Part(tag, types));
        return new Reads(more);
    }
}
