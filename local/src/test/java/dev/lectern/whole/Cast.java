package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.access.ParticipantTokens;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.privacy.MasterKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;

/**
 * Everybody who may ask for something, each with the credentials that the service has given out.
 */
final class Cast {

    static final String CONFERENCE = "cast";

    /** Who somebody is to the conference {@link #CONFERENCE} of the organisation {@code main}. */
    enum Persona {
        /** Shows no credentials. */
        NOBODY,
        OWNER,
        ORGANISER,
        MODERATOR,
        SPEAKER,
        /** The one that paths name. */
        JUDGE,
        /** A judge as well, but not the one that paths name. */
        RIVAL,
        AUDITOR,
        /** Of the organisation, with no role in the conference. */
        MEMBER,
        PARTICIPANT,
        BLOCKED,
        /** A participant of another conference of the organisation. */
        PASSERBY,
        /** An owner of another organisation. */
        STRANGER,
        /** With a participant's token that was issued long ago. */
        EXPIRED,
        /** With an owner's key of which one letter is another. */
        TAMPERED,
        /** With an API key of an organiser that was revoked. */
        REVOKED,
        /** With the API key of an organiser who was removed from the organisation. */
        REMOVED
    }

    private final Installation lectern;
    private final Person owner;
    private final Map<Persona, String> credentials = new EnumMap<>(Persona.class);

    private Cast(Installation lectern) throws IOException {
        this.lectern = lectern;
        this.owner = Person.owner(lectern);
    }

    static Cast assemble(Installation lectern) throws IOException {
        var cast = new Cast(lectern);
        String owner = cast.owner.bearer();
        cast.credentials.put(Persona.OWNER, owner);
        cast.credentials.put(Persona.STRANGER, lectern.found("stranger"));
        cast.conference(CONFERENCE);
        cast.competition();
        cast.member(Persona.ORGANISER, "olga", "organiser");
        cast.member(Persona.MODERATOR, "mo", "moderator");
        cast.member(Persona.SPEAKER, "sue", "speaker");
        cast.member(Persona.JUDGE, "ada", "judge");
        cast.member(Persona.RIVAL, "bob", "judge");
        cast.member(Persona.AUDITOR, "ann", "auditor");
        cast.member(Persona.MEMBER, "pat", null);
        cast.revoked();
        cast.removed();
        cast.credentials.put(Persona.PARTICIPANT, cast.join(CONFERENCE).path("token").asString());
        cast.blocked();
        cast.conference("elsewhere");
        cast.credentials.put(Persona.PASSERBY, cast.join("elsewhere").path("token").asString());
        cast.credentials.put(Persona.EXPIRED, expired());
        char last = owner.charAt(owner.length() - 1);
        cast.credentials.put(
                Persona.TAMPERED,
                owner.substring(0, owner.length() - 1) + (last == 'a' ? 'b' : 'a'));
        cast.awaitEverywhere();
        return cast;
    }

    @Nullable String credentials(Persona persona) {
        return credentials.get(persona);
    }

    private void conference(String id) throws IOException {
        write("PUT", "/api/conferences/" + id, "{\"title\": \"A conference\"}");
        write("PUT", "/api/conferences/" + id + "/admission", "{\"admission\": \"open\"}");
    }

    private void competition() throws IOException {
        String conference = "/api/conferences/" + CONFERENCE;
        write("PUT", conference + "/demos/votes", "{\"title\": \"Fair Votes\"}");
        write(
                "PUT",
                conference + "/competitions/finals",
                """
                {"title": "Finals", "criteria": [{"id": "impact", "name": "Impact", "weight": 100}],
                 "scale": {"min": 0, "max": 5, "step": 0.5}}
                """);
        for (String judge : new String[] {"ada", "bob"}) {
            write(
                    "PUT",
                    conference + "/competitions/finals/judges/" + judge,
                    "{\"name\": \"A judge\"}");
        }
    }

    private JsonNode member(Persona persona, String id, @Nullable String role) throws IOException {
        String member = "/api/organisations/main/members/" + id;
        write("PUT", member, "{\"name\": \"A member\"}");
        if (role != null) {
            write(
                    "PUT",
                    "/api/conferences/" + CONFERENCE + "/members/" + id + "/roles/" + role,
                    "");
        }
        JsonNode key = write("POST", member + "/api-keys", "{\"name\": \"A key\"}");
        credentials.put(persona, key.path("secret").asString());
        return key;
    }

    private void revoked() throws IOException {
        JsonNode key = member(Persona.REVOKED, "rex", "organiser");
        write("DELETE", "/api/organisations/main/api-keys/" + key.path("id").asString(), "");
    }

    private void removed() throws IOException {
        member(Persona.REMOVED, "roy", "organiser");
        write("DELETE", "/api/organisations/main/members/roy", "");
    }

    private void blocked() throws IOException {
        JsonNode joined = join(CONFERENCE);
        credentials.put(Persona.BLOCKED, joined.path("token").asString());
        write(
                "PUT",
                "/api/conferences/"
                        + CONFERENCE
                        + "/participants/"
                        + joined.path("participant").asString()
                        + "/block",
                "{\"reason\": \"Shouted\"}");
    }

    private JsonNode join(String conference) throws IOException {
        return owner.admit(conference);
    }

    /** As the service would have signed it, three weeks ago. */
    private static String expired() {
        var then = Clock.fixed(Instant.now().minus(Duration.ofDays(21)), ZoneOffset.UTC);
        return new ParticipantTokens(MasterKey.parse(Installation.MASTER_KEY), then)
                .issue(new ConferenceId(CONFERENCE), new ParticipantId("p1"))
                .token();
    }

    /** What was acknowledged is in effect on the other service within two seconds. */
    private void awaitEverywhere() {
        String conference = lectern.addresses().query() + "/api/conferences/" + CONFERENCE;
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    for (Persona refused : new Persona[] {Persona.REVOKED, Persona.REMOVED}) {
                        var request =
                                Addresses.request(conference)
                                        .header("Authorization", "Bearer " + credentials(refused))
                                        .build();
                        assertThat(Addresses.send(request).statusCode()).isEqualTo(401);
                    }
                });
    }

    private JsonNode write(String method, String path, String body) throws IOException {
        return owner.write(method, path, body);
    }
}
