package dev.lectern.benchmarks.eventstore;

import dev.lectern.eventstore.Decision;

import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

import java.util.Set;

/**
 * The domain that is measured: a ballot counts only while its poll is open, and once for each
 * participant.
 */
final class Voting {

    private Voting() {}

    record OpenPoll(String poll) {}

    record CastBallot(BallotId ballot, String option) {}

    /** Every participant as often as they like: all callers conflict on one stream. */
    record Recount(BallotId ballot) {}

    record BallotId(String poll, String participant) {
        String tag() {
            return poll + "/" + participant;
        }

        /** What a decision on the ballot rests on. */
        SourcingCondition reads() {
            return SourcingCondition.conditionFor(
                    EventCriteria.either(
                            EventCriteria.havingTags(Tag.of("poll", poll))
                                    .andBeingOneOfTypes(
                                            PollOpened.class.getName(), PollClosed.class.getName()),
                            EventCriteria.havingTags(Tag.of("ballot", tag()))
                                    .andBeingOneOfTypes(
                                            BallotCast.class.getName(),
                                            BallotRetracted.class.getName())));
        }
    }

    record PollOpened(String poll) {}

    record PollClosed(String poll) {}

    record BallotCast(String poll, String ballot, String option) {}

    record BallotRetracted(String poll, String ballot) {}

    static Set<Tag> tags(EventMessage event) {
        return switch (event.payload()) {
            case PollOpened opened -> Set.of(Tag.of("poll", opened.poll()));
            case PollClosed closed -> Set.of(Tag.of("poll", closed.poll()));
            case BallotCast cast ->
                    Set.of(Tag.of("poll", cast.poll()), Tag.of("ballot", cast.ballot()));
            case BallotRetracted retracted ->
                    Set.of(Tag.of("poll", retracted.poll()), Tag.of("ballot", retracted.ballot()));
            case null, default -> Set.of();
        };
    }

    record State(boolean open, boolean cast) {

        State after(String type) {
            if (type.equals(PollOpened.class.getName())) {
                return new State(true, cast);
            }
            if (type.equals(PollClosed.class.getName())) {
                return new State(false, cast);
            }
            return new State(open, type.equals(BallotCast.class.getName()));
        }
    }

    /** One event follows from each of these decisions, or a refusal. */
    abstract static class Deciding extends Decision<State, Object> {

        private final BallotId ballot;

        private Deciding(BallotId ballot) {
            this.ballot = ballot;
        }

        SourcingCondition reads() {
            return ballot.reads();
        }

        @Override
        protected State initial() {
            return new State(false, false);
        }

        @Override
        protected State evolve(State state, Entry<? extends EventMessage> event) {
            return state.after(event.message().type().qualifiedName().fullName());
        }

        @Override
        protected boolean appends(Object decided) {
            return true;
        }
    }

    static Deciding casting(CastBallot command) {
        return new Deciding(command.ballot()) {
            @Override
            protected Object decide(State state) {
                if (!state.open() || state.cast()) {
                    throw new IllegalStateException("refused");
                }
                return new BallotCast(
                        command.ballot().poll(), command.ballot().tag(), command.option());
            }
        };
    }

    static Deciding recounting(Recount command) {
        return new Deciding(command.ballot()) {
            @Override
            protected Object decide(State state) {
                String ballot = command.ballot().tag();
                return state.cast()
                        ? new BallotRetracted(command.ballot().poll(), ballot)
                        : new BallotCast(command.ballot().poll(), ballot, "a");
            }
        };
    }
}
