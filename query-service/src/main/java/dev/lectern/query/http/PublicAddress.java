package dev.lectern.query.http;

import dev.lectern.api.admission.JoinCode;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people reach Lectern, as it is printed on screens.
 *
 * @param publicUrl of the host that the audience reaches
 * @param commandUrl of the command service, where it is not behind that host
 */
@ConfigurationProperties("lectern")
public record PublicAddress(
        @DefaultValue("http://localhost:8081") String publicUrl,
        @DefaultValue("") String commandUrl) {

    private static final String FORM = "https?://[^/?#;'\"\\s]+";

    public PublicAddress {
        publicUrl = publicUrl.replaceFirst("/$", "");
        commandUrl = commandUrl.replaceFirst("/$", "");
        if (!publicUrl.matches(FORM)) {
            throw new IllegalArgumentException(
                    "LECTERN_PUBLIC_URL must be like https://lectern.example");
        }
        if (!commandUrl.isEmpty() && !commandUrl.matches(FORM)) {
            throw new IllegalArgumentException(
                    "LECTERN_COMMAND_URL must be like https://writes.lectern.example");
        }
    }

    /** Where people join by that code. */
    public String of(JoinCode code) {
        return publicUrl + "/join/" + code;
    }
}
