package dev.lectern.command.organisation.founding;

import dev.lectern.access.ApiKeys;
import dev.lectern.api.ApiKeyId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Dispatcher;
import dev.lectern.command.privacy.KeyRing;
import dev.lectern.command.rights.RightsProjection;

import java.nio.file.Path;
import java.util.UUID;

/** Founds organisations, for those who run the installation. */
public final class Founding {

    private static final MemberId OWNER = new MemberId("owner");
    private static final ApiKeyId FIRST_KEY = new ApiKeyId("first");

    private final Dispatcher dispatcher;
    private final KeyRing keys;
    private final RightsProjection rights;

    public Founding(Dispatcher dispatcher, KeyRing keys, RightsProjection rights) {
        this.dispatcher = dispatcher;
        this.keys = keys;
        this.rights = rights;
    }

    /**
     * Founds it, with a member {@code owner} whose API key is in the file.
     *
     * @param keyFile readable for the user of this process alone; of an earlier try that got no
     *     further, the key in it is used
     * @return the file
     * @throws dev.lectern.command.deciding.Refusal if there is such an organisation
     */
    public Path found(OrganisationId organisation, String name, Path keyFile) {
        var file = new OwnerKeyFile(keyFile);
        String secret = file.secret();
        dispatcher.dispatch(
                () ->
                        new FoundOrganisation(
                                organisation,
                                keys.protect(KeyId.of(organisation), name),
                                OWNER,
                                ofOwner(organisation, "Owner"),
                                FIRST_KEY,
                                ofOwner(organisation, "First key"),
                                ApiKeys.prefix(secret),
                                ApiKeys.hash(secret)),
                new Caller("operator", "founding-" + UUID.randomUUID()));
        rights.catchUp();
        return file.path();
    }

    private ProtectedText ofOwner(OrganisationId organisation, String text) {
        return keys.protect(KeyId.of(organisation, OWNER), text);
    }
}
