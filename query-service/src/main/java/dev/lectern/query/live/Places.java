package dev.lectern.query.live;

import dev.lectern.access.Principal;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many streams are open, and how many more may be. */
final class Places {

    private final StreamLimits limits;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<Principal, Integer> byParticipant = new ConcurrentHashMap<>();

    Places(StreamLimits limits) {
        this.limits = limits;
    }

    int taken() {
        return taken.get();
    }

    /** Whether there is a place just now. */
    boolean areThereFor(@Nullable Principal principal) {
        return taken() < limits.streams()
                && (!(principal instanceof Principal.Participant)
                        || byParticipant.getOrDefault(principal, 0) < limits.participantStreams());
    }

    /** Whether there was a place, which is taken then. */
    boolean take(@Nullable Principal principal) {
        if (taken.incrementAndGet() > limits.streams()) {
            taken.decrementAndGet();
            return false;
        }
        if (principal instanceof Principal.Participant
                && byParticipant.merge(principal, 1, Integer::sum) > limits.participantStreams()) {
            giveBack(principal);
            return false;
        }
        return true;
    }

    void giveBack(@Nullable Principal principal) {
        taken.decrementAndGet();
        if (principal instanceof Principal.Participant) {
            byParticipant.computeIfPresent(principal, (_, n) -> n == 1 ? null : n - 1);
        }
    }
}
