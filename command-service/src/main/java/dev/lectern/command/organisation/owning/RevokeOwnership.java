package dev.lectern.command.organisation.owning;

import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;

public record RevokeOwnership(OrganisationId organisation, MemberId member) {}
