package dev.lectern.eventstore.index;

import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriterion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All of the tags, and one of the types.
 *
 * @param tags each as {@code key:value}; none matches any event
 * @param types full names; none matches any type
 * @param keysByTag for each tag the keys under which memory finds it with one of the types
 */
public record Criterion(Set<String> tags, Set<String> types, List<List<Long>> keysByTag) {

    Criterion(Set<String> tags, Set<String> types) {
        this(tags, types, keysInMemory(tags, types));
    }

    private static List<List<Long>> keysInMemory(Set<String> tags, Set<String> types) {
        var keysByTag = new ArrayList<List<Long>>(tags.size());
        for (String tag : tags) {
            keysByTag.add(types.isEmpty() ? List.of(Keys.of(tag)) : keys(tag, types));
        }
        return keysByTag;
    }

    private static List<Long> keys(String tag, Set<String> types) {
        var keys = new ArrayList<Long>(types.size());
        for (String type : types) {
            keys.add(Keys.of(tag, type));
        }
        return keys;
    }

    static Criterion of(EventCriterion criterion) {
        var types = new TreeSet<String>();
        for (QualifiedName type : criterion.types()) {
            types.add(type.fullName());
        }
        return new Criterion(Tags.encode(criterion.tags()), types);
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
    List<Long> leadingKeys(Set<String> allTypes) {
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
