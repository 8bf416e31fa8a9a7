package dev.lectern.command.conference.granting;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.conference.Role;

/**
 * @param organisation that owns the conference
 */
public record GrantRole(
        ConferenceId conference, OrganisationId organisation, MemberId member, Role role) {}
