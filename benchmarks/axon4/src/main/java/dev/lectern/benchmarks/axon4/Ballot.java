package dev.lectern.benchmarks.axon4;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** One aggregate for each ballot, the way an Axon 4 application avoids a queue at the poll. */
public class Ballot {

    /** The command. */
    public record Cast(
            @TargetAggregateIdentifier String ballotId,
            String poll,
            String participant,
            String option) {}

    /** The event. */
    public record WasCast(String ballotId, String poll, String participant, String option) {}

    @AggregateIdentifier private @Nullable String ballotId;

    /** For the framework. */
    protected Ballot() {}

    @CommandHandler
    public Ballot(Cast command) {
        AggregateLifecycle.apply(
                new WasCast(
                        command.ballotId(),
                        command.poll(),
                        command.participant(),
                        command.option()));
    }

    @EventSourcingHandler
    void on(WasCast event) {
        ballotId = event.ballotId();
    }

    @Nullable String ballotId() {
        return ballotId;
    }
}
