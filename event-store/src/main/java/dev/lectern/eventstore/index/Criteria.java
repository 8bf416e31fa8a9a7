package dev.lectern.eventstore.index;

import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which events are meant: those that meet one of the criteria.
 *
 * @param any never empty
 */
public record Criteria(List<Criterion> any) {

    private static final QualifiedName NO_TYPE = new QualifiedName("dev.lectern.eventstore.NoType");

    public static Criteria of(EventCriteria criteria) {
        if (criteria.matches(
                NO_TYPE, Set.of())) { // flatten() forgets "everything" where it is one of several
            return new Criteria(List.of(new Criterion(Set.of(), Set.of())));
        }
        var any = new ArrayList<Criterion>();
        for (EventCriterion criterion : criteria.flatten()) {
            any.add(Criterion.of(criterion));
        }
        return new Criteria(any);
    }

    public boolean isEverything() {
        return any.stream().anyMatch(Criterion::isEverything);
    }

    /** Whether the index knows where to look: each criterion has a tag. */
    public boolean isIndexed() {
        return any.stream().noneMatch(c -> c.tags().isEmpty());
    }

    /** Whether all types that were ever stored must be known to find the keys. */
    public boolean needsTypes() {
        return any.stream().anyMatch(c -> c.types().isEmpty());
    }

    /** Whether each criterion is one tag with types, so that its keys alone find what it means. */
    public boolean isKeyed() {
        return any.stream().allMatch(c -> c.tags().size() == 1 && !c.types().isEmpty());
    }

    public boolean matches(String type, Set<String> tags) {
        for (Criterion criterion : any) {
            if (criterion.matches(type, tags)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The keys to look up in {@code event_key}; what they find is to be matched again.
     *
     * @param allTypes used where a criterion names tags only
     */
    public Long[] keys(Set<String> allTypes) {
        var keys = new HashSet<Long>();
        for (Criterion criterion : any) {
            keys.addAll(criterion.leadingKeys(allTypes));
        }
        return keys.toArray(Long[]::new);
    }
}
