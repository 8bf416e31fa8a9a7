package dev.lectern.api;

/**
 * Something that has happened: the body of an event. Facts are never changed once written; a new
 * meaning is a new version with an upcaster.
 *
 * <p>Each feature seals its own; {@link dev.lectern.api.wire.EventTypes} lists the features.
 */
public interface Fact {

    /**
     * The key of the record on the topic: facts of one key are totally ordered there. It is the id
     * of what the fact belongs to, a conference or else an organisation.
     */
    String key();

    /** Something that has happened in a conference. */
    interface OfConference extends Fact {

        /** The conference in which it happened. */
        ConferenceId conference();

        @Override
        default String key() {
            return conference().value();
        }
    }

    /** Something that belongs to no conference, but to the organisation that owns some. */
    interface OfOrganisation extends Fact {

        /** The organisation in which it happened. */
        OrganisationId organisation();

        @Override
        default String key() {
            return organisation().value();
        }
    }
}
