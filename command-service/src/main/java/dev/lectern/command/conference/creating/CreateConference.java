package dev.lectern.command.conference.creating;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.ProtectedText;

/**
 * Creates the conference, or gives it another title.
 *
 * @param organisation that is going to own it, or owns it
 * @param renames whether another title is meant to replace the present one; else it is a mistake
 */
public record CreateConference(
        ConferenceId conference,
        OrganisationId organisation,
        ProtectedText title,
        boolean renames) {}
