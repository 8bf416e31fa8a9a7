package dev.lectern.eventstore.index;

import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriterion;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All of the tags, and one of the types.
 *
 * @param tags each as {@code key:value}; none matches any event
 * @param types full names; none matches any type
 * @param keysByTag for each tag the keys under which memory finds it with one of the types
 */
public record Criterion(Set<String> tags, Set<String> types, List<Set<Long>> keysByTag) {

    Criterion(Set<String> tags, Set<String> types) {
        this(tags, types, tags.stream().map(tag -> keysInMemory(tag, types)).toList());
    }

    private static Set<Long> keysInMemory(String tag, Set<String> types) {
        return types.isEmpty() ? Set.of(Keys.of(tag)) : keys(tag, types);
    }

    private static Set<Long> keys(String tag, Set<String> types) {
        return types.stream()
                .map(type -> Keys.of(tag, type))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Criterion of(EventCriterion criterion) {
        return new Criterion(
                Tags.encode(criterion.tags()),
                criterion.types().stream()
                        .map(QualifiedName::fullName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    boolean isEverything() {
        return tags.isEmpty() && types.isEmpty();
    }

    boolean matches(String type, Set<String> eventTags) {
        return (types.isEmpty() || types.contains(type)) && eventTags.containsAll(tags);
    }

    /**
     * The keys that the index is asked for: those of one of the tags, by preference the longest,
     * which tends to name something smaller.
     *
     * @param allTypes used where no type is named
     */
    Set<Long> leadingKeys(Set<String> allTypes) {
        int leading = 0;
        int longest = -1;
        String leadingTag = "";
        int i = 0;
        for (String tag : tags) { // sorted, so that all nodes ask alike
            if (tag.length() > longest) {
                leading = i;
                longest = tag.length();
                leadingTag = tag;
            }
            i++;
        }
        return types.isEmpty() ? keys(leadingTag, allTypes) : keysByTag.get(leading);
    }
}
