package dev.lectern.command.organisation.admitting;

import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;

/** Also one who was never admitted, and comes with a login: that one is let in no more. */
public record RemoveMember(OrganisationId organisation, MemberId member) {}
