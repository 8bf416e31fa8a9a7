package dev.lectern.api.wire;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact;
import dev.lectern.api.conference.ConferenceFact;
import dev.lectern.api.judging.JudgingFact;
import dev.lectern.api.organisation.OrganisationFact;
import dev.lectern.api.poll.PollFact;
import dev.lectern.api.question.QuestionFact;
import dev.lectern.api.talk.TalkFact;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which facts there are, and what they are called on the wire: {@code lectern.<feature>.<Fact>}. A
 * renamed class is a renamed type; the approved files notice.
 */
public final class EventTypes {

    private static final int FIRST_VERSION = 1;

    private static final List<Class<? extends Fact>> FEATURES =
            List.of(
                    OrganisationFact.class,
                    ConferenceFact.class,
                    AdmissionFact.class,
                    JudgingFact.class,
                    TalkFact.class,
                    QuestionFact.class,
                    PollFact.class);

    private static final Map<Class<? extends Fact>, EventType> TYPES =
            FEATURES.stream()
                    .flatMap(EventTypes::facts)
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), EventTypes::name));

    private static final Map<EventType, Class<? extends Fact>> FACTS =
            TYPES.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventTypes() {}

    /** Every fact of every feature. */
    public static Set<Class<? extends Fact>> all() {
        return TYPES.keySet();
    }

    public static EventType of(Class<? extends Fact> fact) {
        EventType type = TYPES.get(fact);
        if (type == null) {
            throw new IllegalArgumentException(fact + " is not a fact");
        }
        return type;
    }

    /**
     * @throws UnknownEventTypeException if this version of the software does not know it
     */
    public static Class<? extends Fact> fact(EventType type) {
        Class<? extends Fact> fact = FACTS.get(type);
        if (fact == null) {
            throw new UnknownEventTypeException(type);
        }
        return fact;
    }

    private static EventType name(Class<? extends Fact> fact) {
        String feature = fact.getPackageName();
        return new EventType(
                "lectern"
                        + feature.substring(feature.lastIndexOf('.'))
                        + '.'
                        + fact.getSimpleName(),
                FIRST_VERSION);
    }

    private static Stream<Class<? extends Fact>> facts(Class<? extends Fact> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(c -> facts(c.asSubclass(Fact.class)))
                : Stream.of(type);
    }
}
