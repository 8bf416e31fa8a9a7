package dev.lectern.query.projection;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact;
import dev.lectern.api.conference.ConferenceFact;
import dev.lectern.api.judging.JudgingFact;
import dev.lectern.api.organisation.OrganisationFact;
import dev.lectern.api.poll.PollFact;
import dev.lectern.api.question.QuestionFact;
import dev.lectern.api.talk.TalkFact;
import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.Envelope;

import java.util.List;
import java.util.Set;

/**
 * Something that people look at, kept in tables of its own. To add one, write a package with a
 * Spring bean of this type: everything else (tables, consumption, offsets, health, rebuilding)
 * follows from it.
 *
 * <p>The methods {@code on} are pure: the same events give the same changes, whenever and wherever
 * they are asked.
 */
public interface ReadModel {

    /**
     * Names the read model and the schema of its tables: lower-case letters and underscores, not
     * ending in {@code _next}.
     */
    String name();

    /**
     * The statements that create its tables, named without their schema. Tables are never migrated:
     * where the statements change, new ones are filled from the first event on, beside the old
     * ones.
     */
    String tables();

    /**
     * The features that it is about, by their sealed facts, or single facts of a feature; one
     * method {@code on} handles or explicitly ignores each fact of each.
     */
    Set<Class<? extends Fact>> features();

    /**
     * Whether facts of this kind change nothing here, whatever they say: they are then not even
     * read, which is most of the cost of an event. So are the facts of all other features.
     */
    default boolean ignores(Class<? extends Fact> kind) {
        return features().stream().noneMatch(feature -> feature.isAssignableFrom(kind));
    }

    default List<Change<?>> on(OrganisationFact fact, Attributes attributes) {
        return neither(fact);
    }

    default List<Change<?>> on(ConferenceFact fact, Attributes attributes) {
        return neither(fact);
    }

    default List<Change<?>> on(AdmissionFact fact, Attributes attributes) {
        return neither(fact);
    }

    default List<Change<?>> on(JudgingFact fact, Attributes attributes) {
        return neither(fact);
    }

    default List<Change<?>> on(TalkFact fact, Attributes attributes) {
        return neither(fact);
    }

    default List<Change<?>> on(QuestionFact fact, Attributes attributes) {
        return neither(fact);
    }

    default List<Change<?>> on(PollFact fact, Attributes attributes) {
        return neither(fact);
    }

    private List<Change<?>> neither(Fact fact) {
        throw new IllegalStateException(
                name() + " is not about " + fact.getClass().getSimpleName());
    }

    /**
     * What an event of any feature changes.
     *
     * @param json of the fact, as it came: for who keeps events themselves
     */
    default List<Change<?>> changes(Envelope envelope, String json) {
        return changes(envelope);
    }

    /**
     * What an event of any feature changes.
     *
     * @throws IllegalStateException if the fact's feature is none of those above
     */
    default List<Change<?>> changes(Envelope envelope) {
        return switch (envelope.fact()) {
            case OrganisationFact fact -> on(fact, envelope.attributes());
            case ConferenceFact fact -> on(fact, envelope.attributes());
            case AdmissionFact fact -> on(fact, envelope.attributes());
            case JudgingFact fact -> on(fact, envelope.attributes());
            case TalkFact fact -> on(fact, envelope.attributes());
            case QuestionFact fact -> on(fact, envelope.attributes());
            case PollFact fact -> on(fact, envelope.attributes());
            default ->
                    throw new IllegalStateException(
                            "No read model is asked about " + envelope.fact().getClass());
        };
    }
}
