package dev.lectern.query.projection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What keeps whole sets of tables from being filled here, by their label. */
final class Obstacles {

    private static final Logger LOG = LoggerFactory.getLogger(Obstacles.class);

    private final Map<String, String> reasons = new ConcurrentHashMap<>();
    private final Set<String> lasting = ConcurrentHashMap.newKeySet();

    /** Something that passes by itself. */
    void hinder(String label, String reason) {
        lasting.remove(label);
        say(label, reason);
    }

    /** Something that needs a person. */
    void refuse(String label, String reason) {
        lasting.add(label);
        say(label, reason);
    }

    void clear(String label) {
        reasons.remove(label);
        lasting.remove(label);
    }

    Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }

    boolean needAPerson() {
        return !lasting.isEmpty();
    }

    private void say(String label, String reason) {
        if (!reason.equals(reasons.put(label, reason))) {
            LOG.warn("{}: {}", label, reason);
        }
    }
}
