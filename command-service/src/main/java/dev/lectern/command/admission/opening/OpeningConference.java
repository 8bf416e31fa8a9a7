package dev.lectern.command.admission.opening;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact.ConferenceClosed;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.command.admission.opening.OpeningConference.State;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Reads what became of the conference, and of the code: two conferences that take one code at once
 * do not both get it. The old code is closed before there is another, so that it is free.
 */
public final class OpeningConference implements Decider<OpenConference, State> {

    /**
     * @param conference that is to be opened
     * @param open as it is open, if it is
     * @param taken whether another conference is open with the code that is asked for
     */
    public record State(
            ConferenceId conference,
            boolean created,
            @Nullable ConferenceOpened open,
            boolean taken) {}

    @Override
    public Class<OpenConference> command() {
        return OpenConference.class;
    }

    @Override
    public Reads reads(OpenConference command) {
        return Reads.NOTHING
                .and(Tags.conference(command.conference()), ConferenceCreated.class)
                .and(
                        Tags.admission(command.conference()),
                        ConferenceOpened.class,
                        ConferenceClosed.class)
                .and(Tags.joinCode(command.code()), ConferenceOpened.class, ConferenceClosed.class);
    }

    @Override
    public State initial(OpenConference command) {
        return new State(command.conference(), false, null, false);
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case ConferenceCreated _ ->
                    new State(state.conference(), true, state.open(), state.taken());
            case ConferenceOpened opened when opened.conference().equals(state.conference()) ->
                    new State(state.conference(), state.created(), opened, state.taken());
            case ConferenceClosed closed when closed.conference().equals(state.conference()) ->
                    new State(state.conference(), state.created(), null, state.taken());
            case ConferenceOpened _ ->
                    new State(state.conference(), state.created(), state.open(), true);
            case ConferenceClosed _ ->
                    new State(state.conference(), state.created(), state.open(), false);
            default -> state;
        };
    }

    @Override
    public List<Fact> decide(OpenConference command, State state) {
        if (!state.created()) {
            throw Refusal.of(RefusalCode.UNKNOWN_CONFERENCE, "There is no such conference");
        }
        ConferenceOpened open = state.open();
        JoinCode code = open == null || command.chosen() ? command.code() : open.code();
        var wanted = new ConferenceOpened(command.conference(), code, command.admission());
        if (wanted.equals(open)) {
            return List.of();
        }
        if (state.taken() && code.equals(command.code())) {
            throw Refusal.of(
                    RefusalCode.CODE_TAKEN, "Another conference is open with this join code");
        }
        return open == null
                ? List.of(wanted)
                : List.of(new ConferenceClosed(command.conference(), open.code()), wanted);
    }
}
