package dev.lectern.api.organisation;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What happens to an organisation, and to who works for it. */
public sealed interface OrganisationFact extends Fact.OfOrganisation {

    record OrganisationFounded(OrganisationId organisation, ProtectedText name)
            implements OrganisationFact {}

    /** Also of one who was removed and comes back. */
    record MemberAdmitted(OrganisationId organisation, MemberId member, ProtectedText name)
            implements OrganisationFact {}

    /** From then on neither an API key nor a login of that member is worth anything. */
    record MemberRemoved(OrganisationId organisation, MemberId member)
            implements OrganisationFact {}

    /**
     * What names the member, and what the member wrote, is unreadable from then on, in the
     * organisation and in all of its conferences, also in later ones. Scores still count.
     *
     * @param reason of the owner who did it
     */
    record MemberErased(OrganisationId organisation, MemberId member, ProtectedText reason)
            implements OrganisationFact {}

    /** An owner may do everything in the organisation and in each of its conferences. */
    record OwnershipGranted(OrganisationId organisation, MemberId member)
            implements OrganisationFact {}

    record OwnershipRevoked(OrganisationId organisation, MemberId member)
            implements OrganisationFact {}

    /**
     * The secret itself is nowhere.
     *
     * @param name what its owner calls it
     * @param prefix the first characters of the secret, by which people recognise it
     * @param hash SHA-256 of the secret, in lower-case hexadecimal
     * @param expiresAt the first moment at which it is worth nothing; absent if it does not expire
     */
    record ApiKeyCreated(
            OrganisationId organisation,
            ApiKeyId apiKey,
            MemberId member,
            ProtectedText name,
            String prefix,
            String hash,
            @Nullable Instant expiresAt)
            implements OrganisationFact {}

    record ApiKeyRevoked(OrganisationId organisation, ApiKeyId apiKey)
            implements OrganisationFact {}
}
