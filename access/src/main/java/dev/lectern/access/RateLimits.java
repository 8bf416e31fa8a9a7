package dev.lectern.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.lectern.api.admission.JoinCode;
import dev.lectern.web.Problem;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.time.Duration;
import java.util.Set;

/**
 * Bounds how much anybody may write, each on this instance, and says in {@code RateLimit} how much
 * is left.
 */
public final class RateLimits implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_KNOWN = 200_000;

    private final LimitSettings settings;
    private final Cache<Object, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).expireAfterAccess(WINDOW).build();

    /** Where a code was right before: somebody else's guesses do not keep that hall out. */
    private final Cache<Hall, Boolean> halls =
            Caffeine.newBuilder()
                    .maximumSize(MAX_KNOWN)
                    .expireAfterAccess(Duration.ofHours(12))
                    .build();

    private record Hall(String address, JoinCode code) {}

    private record Guesses(String address) {}

    RateLimits(LimitSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod
                && request.getDispatcherType() == DispatcherType.REQUEST
                && !READING.contains(request.getMethod())) {
            switch (Authentication.of(request)) {
                case Principal.Participant participant ->
                        take("participant", participant, settings.participantWrites(), response);
                case Principal.Member member ->
                        take("member", member, settings.memberWrites(), response);
                case null -> {} // who joins is bounded by the code
            }
        }
        return true;
    }

    /**
     * Before somebody without credentials is let in by a code.
     *
     * @throws Problem if too many have come from that address already
     */
    public void beforeJoining(
            JoinCode code, HttpServletRequest request, HttpServletResponse response) {
        var hall = new Hall(request.getRemoteAddr(), code);
        if (halls.getIfPresent(hall) == null) {
            var guesses = bucket(new Guesses(hall.address()), settings.wrongCodes());
            if (guesses.getAvailableTokens() == 0) {
                long wait = guesses.estimateAbilityToConsume(1).getNanosToWaitForRefill();
                tell("guesses", settings.wrongCodes(), 0, wait, response);
                refuse("guesses", wait);
            }
        }
        take("joins", hall, settings.joins(), response);
    }

    /** The code was right, at that address. */
    public void joined(JoinCode code, HttpServletRequest request) {
        halls.put(new Hall(request.getRemoteAddr(), code), true);
    }

    /** There was no such code. */
    public void guessed(HttpServletRequest request) {
        bucket(new Guesses(request.getRemoteAddr()), settings.wrongCodes()).tryConsume(1);
    }

    private void take(String policy, Object who, int limit, HttpServletResponse response) {
        ConsumptionProbe probe = bucket(who, limit).tryConsumeAndReturnRemaining(1);
        tell(policy, limit, probe.getRemainingTokens(), probe.getNanosToWaitForReset(), response);
        if (!probe.isConsumed()) {
            refuse(policy, probe.getNanosToWaitForRefill());
        }
    }

    private static void tell(
            String policy, int limit, long remaining, long nanos, HttpServletResponse response) {
        response.setHeader(
                "RateLimit-Policy", "\"" + policy + "\";q=" + limit + ";w=" + WINDOW.toSeconds());
        response.setHeader(
                "RateLimit", "\"" + policy + "\";r=" + remaining + ";t=" + seconds(nanos));
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
    }

    private static void refuse(String policy, long nanos) {
        throw Problem.of(AccessProblem.RATE_LIMITED, AccessProblem.RATE_LIMITED.detail())
                .with("policy", policy)
                .retryAfter(Duration.ofNanos(nanos));
    }

    private Bucket bucket(Object who, int limit) {
        return buckets.get(
                who,
                _ ->
                        Bucket.builder()
                                .addLimit(bandwidth ->
                                        bandwidth.capacity(limit).refillGreedy(limit, WINDOW))
                                .build());
    }
}
