package dev.lectern.eventstore.index;

import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriterion;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All of the tags, and one of the types.
 *
 * @param tags each as {@code key:value}; none matches any event
 * @param types full names; none matches any type
 */
public record Criterion(Set<String> tags, Set<String> types) {

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

    /** The tag that the index is asked for; a longer one tends to name something smaller. */
    String leadingTag() {
        return tags.stream()
                .max(
                        Comparator.comparingInt(String::length)
                                .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }
}
