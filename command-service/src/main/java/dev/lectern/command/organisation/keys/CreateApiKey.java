package dev.lectern.command.organisation.keys;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * @param apiKey nobody else's
 * @param prefix of its secret
 * @param hash of its secret
 * @param expiresAt absent if it does not expire
 * @param now when this was asked for
 */
public record CreateApiKey(
        OrganisationId organisation,
        MemberId member,
        ApiKeyId apiKey,
        ProtectedText name,
        String prefix,
        String hash,
        @Nullable Instant expiresAt,
        Instant now) {}
