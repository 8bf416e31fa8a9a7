package dev.lectern.command.organisation.erasing;

import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.ProtectedText;

/**
 * Also one who was never admitted: judges need not be, and logins come without.
 *
 * @param named whether there is a key of the member's, so that a text may stand under it
 */
public record EraseMember(
        OrganisationId organisation, MemberId member, ProtectedText reason, boolean named) {}
