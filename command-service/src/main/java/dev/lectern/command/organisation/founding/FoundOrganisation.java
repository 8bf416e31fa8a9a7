package dev.lectern.command.organisation.founding;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.ProtectedText;

/**
 * @param owner its first member
 * @param apiKey the first owner's, without which nobody could get in
 * @param prefix of the key's secret
 * @param hash of the key's secret
 */
public record FoundOrganisation(
        OrganisationId organisation,
        ProtectedText name,
        MemberId owner,
        ProtectedText ownerName,
        ApiKeyId apiKey,
        ProtectedText apiKeyName,
        String prefix,
        String hash) {}
