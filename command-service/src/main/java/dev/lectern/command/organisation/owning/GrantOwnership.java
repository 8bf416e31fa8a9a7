package dev.lectern.command.organisation.owning;

import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;

public record GrantOwnership(OrganisationId organisation, MemberId member) {}
