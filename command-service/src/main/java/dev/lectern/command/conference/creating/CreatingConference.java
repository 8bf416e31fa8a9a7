package dev.lectern.command.conference.creating;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.ConferenceRenamed;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The state is the conference that has the id, if one has, as if created with its title of now. */
public final class CreatingConference
        implements Decider<CreateConference, Optional<ConferenceCreated>> {

    @Override
    public Class<CreateConference> command() {
        return CreateConference.class;
    }

    @Override
    public Reads reads(CreateConference command) {
        return Reads.NOTHING.and(Tags.conference(command.conference()), versions());
    }

    @Override
    public Set<Class<? extends Fact>> versions() {
        return Set.of(ConferenceCreated.class, ConferenceRenamed.class);
    }

    @Override
    public Optional<ConferenceCreated> initial(CreateConference command) {
        return Optional.empty();
    }

    @Override
    public Optional<ConferenceCreated> evolve(Optional<ConferenceCreated> existing, Fact fact) {
        return switch (fact) {
            case ConferenceCreated created -> Optional.of(created);
            case ConferenceRenamed(ConferenceId conference, ProtectedText title) ->
                    existing.map(c -> new ConferenceCreated(conference, c.organisation(), title));
            default -> existing;
        };
    }

    @Override
    public List<Fact> decide(CreateConference command, Optional<ConferenceCreated> existing) {
        var wanted =
                new ConferenceCreated(
                        command.conference(), command.organisation(), command.title());
        if (existing.isEmpty()) {
            return List.of(wanted);
        }
        if (existing.get().equals(wanted)) {
            return List.of();
        }
        if (!existing.get().organisation().equals(command.organisation())) {
            throw Refusal.of(
                            RefusalCode.CONFERENCE_EXISTS,
                            "The id is another organisation's conference; choose another one")
                    .field("conference");
        }
        if (command.renames()) {
            return List.of(new ConferenceRenamed(command.conference(), command.title()));
        }
        throw Refusal.of(
                        RefusalCode.CONFERENCE_EXISTS,
                        "A conference of this id has another title; If-Match changes it")
                .field("title");
    }
}
