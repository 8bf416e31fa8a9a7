package dev.lectern.benchmarks.eventstore;

import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.axonframework.modelling.annotation.InjectEntity;
import org.axonframework.modelling.annotation.TargetEntityId;

import java.util.List;

/**
 * The domain that is measured: a ballot counts only while its poll is open, and once for each
 * participant.
 */
final class Voting {

    private Voting() {}

    record OpenPoll(@TargetEntityId BallotId ballot) {}

    record CastBallot(@TargetEntityId BallotId ballot, String option) {}

    /** Every participant as often as they like: all callers conflict on one stream. */
    record Recount(@TargetEntityId BallotId ballot) {}

    record BallotId(String poll, String participant) {
        String tag() {
            return poll + "/" + participant;
        }
    }

    record PollOpened(@EventTag(key = "poll") String poll) {}

    record PollClosed(@EventTag(key = "poll") String poll) {}

    record BallotCast(
            @EventTag(key = "poll") String poll,
            @EventTag(key = "ballot") String ballot,
            String option) {}

    record BallotRetracted(
            @EventTag(key = "poll") String poll, @EventTag(key = "ballot") String ballot) {}

    @EventSourcedEntity
    record State(boolean open, boolean cast) {

        @EntityCreator
        static State none() {
            return new State(false, false);
        }

        @EventSourcingHandler
        State on(PollOpened event) {
            return new State(true, cast);
        }

        @EventSourcingHandler
        State on(PollClosed event) {
            return new State(false, cast);
        }

        @EventSourcingHandler
        State on(BallotCast event) {
            return new State(open, true);
        }

        @EventSourcingHandler
        State on(BallotRetracted event) {
            return new State(open, false);
        }

        @EventCriteriaBuilder
        static EventCriteria criteria(BallotId id) {
            return EventCriteria.either(
                    EventCriteria.havingTags(Tag.of("poll", id.poll()))
                            .andBeingOneOfTypes(
                                    PollOpened.class.getName(), PollClosed.class.getName()),
                    EventCriteria.havingTags(Tag.of("ballot", id.tag()))
                            .andBeingOneOfTypes(
                                    BallotCast.class.getName(), BallotRetracted.class.getName()));
        }
    }

    static final class Handlers {

        @CommandHandler
        void handle(OpenPoll command, EventAppender events) {
            events.append(new PollOpened(command.ballot().poll()));
        }

        @CommandHandler
        void handle(CastBallot command, @InjectEntity State state, EventAppender events) {
            if (!state.open() || state.cast()) {
                throw new IllegalStateException("refused");
            }
            events.append(
                    new BallotCast(
                            command.ballot().poll(), command.ballot().tag(), command.option()));
        }

        @CommandHandler
        void handle(Recount command, @InjectEntity State state, EventAppender events) {
            String ballot = command.ballot().tag();
            events.append(
                    state.cast()
                            ? List.of(new BallotRetracted(command.ballot().poll(), ballot))
                            : List.of(new BallotCast(command.ballot().poll(), ballot, "a")));
        }
    }
}
