package dev.lectern.api.conference;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.ProtectedText;

/** What happens to a conference, to who works for it, and to its programme. */
public sealed interface ConferenceFact extends Fact.OfConference {

    /**
     * @param organisation that owns it, for good
     */
    record ConferenceCreated(
            ConferenceId conference, OrganisationId organisation, ProtectedText title)
            implements ConferenceFact {}

    /**
     * @param title in place of the one before
     */
    record ConferenceRenamed(ConferenceId conference, ProtectedText title)
            implements ConferenceFact {}

    record DemoRegistered(ConferenceId conference, DemoId demo, ProtectedText title)
            implements ConferenceFact {}

    /**
     * @param member of the organisation that owns the conference
     */
    record RoleGranted(ConferenceId conference, MemberId member, Role role)
            implements ConferenceFact {}

    record RoleRevoked(ConferenceId conference, MemberId member, Role role)
            implements ConferenceFact {}
}
