package dev.lectern.command.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.command.UseCases;
import dev.lectern.command.dispatching.AxonApplication;

import org.axonframework.test.fixture.AxonTestFixture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Given, when and then, as Axon runs it: what was recorded before, a command, what comes of it.
 *
 * @param facts in the order in which they were recorded
 */
public record Scenario(List<Fact> facts) {

    public static Scenario given(Fact... facts) {
        return new Scenario(List.of(facts));
    }

    public Scenario and(Fact... more) {
        return and(List.of(more));
    }

    private Scenario and(Collection<Fact> more) {
        var all = new ArrayList<>(facts);
        all.addAll(more);
        return new Scenario(List.copyOf(all));
    }

    /** With what the commands record, one after the other; each records something. */
    public Scenario after(Object... commands) {
        Scenario scenario = this;
        for (Object command : commands) {
            List<Fact> recorded = scenario.when(command).accepted();
            assertThat(recorded).as("facts of %s", command).isNotEmpty();
            scenario = scenario.and(recorded);
        }
        return scenario;
    }

    public Outcome when(Object command) {
        var fixture = AxonTestFixture.with(AxonApplication.configurer(UseCases.ALL, _ -> {}));
        try {
            var then =
                    fixture.given().noPriorActivity().events(facts).when().command(command).then();
            var recorded = new ArrayList<Fact>();
            then.eventsSatisfy(
                    events -> events.forEach(event -> recorded.add(event.payloadAs(Fact.class))));
            return new Outcome(then, List.copyOf(recorded));
        } finally {
            fixture.stop();
        }
    }
}
