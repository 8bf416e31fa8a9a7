package dev.lectern.command.admission.opening;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact.ConferenceClosed;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;

import java.util.List;
import java.util.Optional;

/** The state is the code that people join by, if they can. */
public final class ClosingConference implements Decider<CloseConference, Optional<JoinCode>> {

    @Override
    public Class<CloseConference> command() {
        return CloseConference.class;
    }

    @Override
    public Reads reads(CloseConference command) {
        return Reads.NOTHING.and(
                Tags.admission(command.conference()),
                ConferenceOpened.class,
                ConferenceClosed.class);
    }

    @Override
    public Optional<JoinCode> initial(CloseConference command) {
        return Optional.empty();
    }

    @Override
    public Optional<JoinCode> evolve(Optional<JoinCode> code, Fact fact) {
        return switch (fact) {
            case ConferenceOpened opened -> Optional.of(opened.code());
            case ConferenceClosed _ -> Optional.empty();
            default -> code;
        };
    }

    @Override
    public List<Fact> decide(CloseConference command, Optional<JoinCode> code) {
        return code.<List<Fact>>map(
                        open -> List.of(new ConferenceClosed(command.conference(), open)))
                .orElse(List.of());
    }
}
