package dev.lectern.command.conference.creating;

import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The state is the title of the conference that has the id, if one has. */
public final class CreatingConference
        implements Decider<CreateConference, Optional<ProtectedText>> {

    @Override
    public Class<CreateConference> command() {
        return CreateConference.class;
    }

    @Override
    public Reads reads(CreateConference command) {
        return Reads.NOTHING.and(Tags.conference(command.conference()), ConferenceCreated.class);
    }

    @Override
    public Set<Class<? extends Fact>> versions() {
        return Set.of(ConferenceCreated.class);
    }

    @Override
    public Optional<ProtectedText> initial(CreateConference command) {
        return Optional.empty();
    }

    @Override
    public Optional<ProtectedText> evolve(Optional<ProtectedText> title, Fact fact) {
        return fact instanceof ConferenceCreated created ? Optional.of(created.title()) : title;
    }

    @Override
    public List<Fact> decide(CreateConference command, Optional<ProtectedText> title) {
        if (title.isEmpty()) {
            return List.of(new ConferenceCreated(command.conference(), command.title()));
        }
        if (title.get().equals(command.title())) {
            return List.of();
        }
        throw Refusal.of(RefusalCode.CONFERENCE_EXISTS, "A conference of this id has another title")
                .field("title");
    }
}
