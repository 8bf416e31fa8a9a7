package dev.lectern.command.organisation.founding;

import dev.lectern.api.Fact;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyCreated;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;
import dev.lectern.api.organisation.OrganisationFact.OrganisationFounded;
import dev.lectern.api.organisation.OrganisationFact.OwnershipGranted;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;

import java.util.List;

/** The state is whether there is such an organisation. */
public final class FoundingOrganisation implements Decider<FoundOrganisation, Boolean> {

    @Override
    public Class<FoundOrganisation> command() {
        return FoundOrganisation.class;
    }

    @Override
    public Reads reads(FoundOrganisation command) {
        return Reads.NOTHING.and(
                Tags.organisation(command.organisation()), OrganisationFounded.class);
    }

    @Override
    public Boolean initial(FoundOrganisation command) {
        return false;
    }

    @Override
    public Boolean evolve(Boolean founded, Fact fact) {
        return founded || fact instanceof OrganisationFounded;
    }

    /** Never the same again: who asks twice would have two keys of which one is worth nothing. */
    @Override
    public List<Fact> decide(FoundOrganisation command, Boolean founded) {
        if (founded) {
            throw Refusal.of(
                    RefusalCode.ORGANISATION_EXISTS, "There is an organisation of this id");
        }
        return List.of(
                new OrganisationFounded(command.organisation(), command.name()),
                new MemberAdmitted(command.organisation(), command.owner(), command.ownerName()),
                new OwnershipGranted(command.organisation(), command.owner()),
                new ApiKeyCreated(
                        command.organisation(),
                        command.apiKey(),
                        command.owner(),
                        command.apiKeyName(),
                        command.prefix(),
                        command.hash(),
                        null));
    }
}
