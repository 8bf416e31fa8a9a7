package dev.lectern.command.conference.registering;

import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.conference.registering.RegisteringDemo.State;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

public final class RegisteringDemo implements Decider<RegisterDemo, State> {

    /**
     * @param title of the demo that has the id, if one has
     */
    public record State(boolean conferenceKnown, @Nullable ProtectedText title) {}

    @Override
    public Class<RegisterDemo> command() {
        return RegisterDemo.class;
    }

    @Override
    public Reads reads(RegisterDemo command) {
        return Reads.NOTHING
                .and(Tags.conference(command.conference()), ConferenceCreated.class)
                .and(Tags.demo(command.conference(), command.demo()), DemoRegistered.class);
    }

    @Override
    public Set<Class<? extends Fact>> versions() {
        return Set.of(DemoRegistered.class);
    }

    @Override
    public State initial(RegisterDemo command) {
        return new State(false, null);
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case ConferenceCreated _ -> new State(true, state.title());
            case DemoRegistered registered ->
                    new State(state.conferenceKnown(), registered.title());
            default -> state;
        };
    }

    @Override
    public List<Fact> decide(RegisterDemo command, State state) {
        if (!state.conferenceKnown()) {
            throw Refusal.of(RefusalCode.UNKNOWN_CONFERENCE, "There is no such conference");
        }
        if (state.title() == null) {
            return List.of(
                    new DemoRegistered(command.conference(), command.demo(), command.title()));
        }
        if (state.title().equals(command.title())) {
            return List.of();
        }
        throw Refusal.of(RefusalCode.DEMO_EXISTS, "A demo of this id has another title")
                .field("title");
    }
}
