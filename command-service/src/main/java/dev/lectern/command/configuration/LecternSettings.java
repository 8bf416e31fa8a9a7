package dev.lectern.command.configuration;

import dev.lectern.api.OrganisationId;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * The settings of the service; as environment variables {@code LECTERN_EVENTS_URL} and so on.
 *
 * @param eventsUrl JDBC URL of the event store
 * @param keysUrl JDBC URL of the keys of personal text
 * @param kafka bootstrap servers
 * @param masterKey 32 bytes in base64; or else {@code masterKeyFile}
 * @param masterKeyFile a file with the same
 * @param organisation founded on the first start
 * @param ownerKeyFile where the key of its owner is written then; keys of others go beside it
 * @param readers most connections that read the event store
 * @param writeQueue most writes that wait for the store; more are turned away at once
 */
@ConfigurationProperties("lectern")
record LecternSettings(
        String eventsUrl,
        @Nullable String eventsUser,
        @Nullable String eventsPassword,
        String keysUrl,
        @Nullable String keysUser,
        @Nullable String keysPassword,
        String kafka,
        @Nullable String masterKey,
        @Nullable Path masterKeyFile,
        @DefaultValue("main") OrganisationId organisation,
        Path ownerKeyFile,
        @DefaultValue("16") int readers,
        @DefaultValue("10000") int writeQueue) {

    LecternSettings {
        required("LECTERN_EVENTS_URL", eventsUrl);
        required("LECTERN_KEYS_URL", keysUrl);
        required("LECTERN_KAFKA", kafka);
        required("LECTERN_OWNER_KEY_FILE", ownerKeyFile.toString());
    }

    private static void required(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must be set");
        }
    }
}
