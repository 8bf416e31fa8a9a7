package dev.lectern.command.organisation.keys;

import dev.lectern.access.Allow;
import dev.lectern.access.ApiKeys;
import dev.lectern.api.ApiKeyId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyCreated;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.rights.NotInEffectException;
import dev.lectern.command.web.Moment;
import dev.lectern.command.web.Text;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.UUID;

@RestController
@Tag(name = "Organisations")
class ApiKeysApi {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeysApi.class);

    private final Writes writes;

    ApiKeysApi(Writes writes) {
        this.writes = writes;
    }

    record NewApiKey(Text.Line name, @Nullable Moment expiresAt) {}

    /**
     * @param secret absent from the answer to a repeated request
     * @param secretShown whether an earlier answer had it, so that this one has not
     */
    record CreatedApiKey(
            ApiKeyId id,
            MemberId member,
            String prefix,
            @Nullable Instant expiresAt,
            @Nullable String secret,
            boolean secretShown,
            long position) {}

    @Allow(owners = true)
    @PostMapping("/api/organisations/{organisation}/members/{member}/api-keys")
    @Operation(
            summary = "Create an API key of a member",
            description =
                    "The secret is in this answer and nowhere else. A repetition with the same Idempotency-Key is answered without it, with `secretShown: true`: whoever has lost it revokes the key.")
    ResponseEntity<CreatedApiKey> create(
            @PathVariable OrganisationId organisation,
            @PathVariable MemberId member,
            @RequestBody NewApiKey body,
            Caller caller) {
        var id = new ApiKeyId(UUID.randomUUID().toString());
        String secret = ApiKeys.generate();
        Instant expiresAt = body.expiresAt() == null ? null : body.expiresAt().value();
        Receipt receipt =
                writes.record(
                        caller,
                        () ->
                                new CreateApiKey(
                                        organisation,
                                        member,
                                        id,
                                        writes.protect(KeyId.of(organisation, member), body.name()),
                                        ApiKeys.prefix(secret),
                                        ApiKeys.hash(secret),
                                        expiresAt,
                                        Instant.now()));
        ApiKeyCreated created = writes.fact(receipt, ApiKeyCreated.class).orElseThrow();
        putInEffect(created.apiKey());
        return writes.answer(
                receipt,
                new CreatedApiKey(
                        created.apiKey(),
                        created.member(),
                        created.prefix(),
                        created.expiresAt(),
                        receipt.repeated() ? null : secret,
                        receipt.repeated(),
                        receipt.position()));
    }

    /** A key that works a moment later is better than one whose secret nobody was told. */
    private void putInEffect(ApiKeyId key) {
        try {
            writes.putInEffect();
        } catch (NotInEffectException e) {
            LOG.warn("The API key {} is not in effect yet", key, e);
        }
    }

    @Allow(owners = true)
    @DeleteMapping("/api/organisations/{organisation}/api-keys/{apiKey}")
    @Operation(summary = "Revoke an API key, for good")
    ResponseEntity<Receipt> revoke(
            @PathVariable OrganisationId organisation,
            @PathVariable ApiKeyId apiKey,
            Caller caller) {
        return writes.acceptRights(caller, () -> new RevokeApiKey(organisation, apiKey));
    }
}
