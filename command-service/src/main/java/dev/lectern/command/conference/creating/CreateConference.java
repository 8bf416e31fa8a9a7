package dev.lectern.command.conference.creating;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.ProtectedText;

/**
 * @param organisation that is going to own it
 */
public record CreateConference(
        ConferenceId conference, OrganisationId organisation, ProtectedText title) {}
