package dev.lectern.command.organisation.erasing;

import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.ProtectedText;

/** Also one who was never admitted: judges need not be, and logins come without. */
public record EraseMember(OrganisationId organisation, MemberId member, ProtectedText reason) {}
