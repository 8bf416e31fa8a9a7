package dev.lectern.query.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.access.ApiKeys;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;

class StaffTest {

    private static int organisations;

    private final Installation lectern = Installation.shared();
    private final OrganisationId organisation = new OrganisationId("staff-" + ++organisations);
    private final Story story = lectern.newStoryOf(organisation);
    private final String owner = lectern.keys().ownersKey(organisation);

    private JsonNode read(long position, String path) {
        var answer =
                lectern.service()
                        .getAs(owner, path, "Lectern-Min-Position", Long.toString(position));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private String path() {
        return "/api/organisations/" + organisation;
    }

    @Test
    void showsAnOrganisation() {
        long position = lectern.log().append(story.founded());

        assertThat(read(position, path()).toString())
                .isEqualTo(
                        "{\"id\":\"%s\",\"name\":\"Civic\",\"foundedAt\":\"%s\"}"
                                .formatted(organisation, EventLog.recordedAt(position)));
    }

    @Test
    void listsMembersWhoAreStillThereWithWhatTheyMayDo() {
        long created =
                lectern.log()
                        .append(
                                story.created(),
                                story.granted("ada", Role.JUDGE),
                                story.granted("ada", Role.AUDITOR),
                                story.granted("bob", Role.SPEAKER),
                                story.revoked("bob", Role.SPEAKER));
        read(created, story.path() + "/members");
        long position =
                lectern.log()
                        .append(
                                story.founded(),
                                story.admitted("zoe"),
                                story.owning("zoe"),
                                story.admitted("ada"),
                                story.owning("ada"),
                                story.owningNoMore("ada"),
                                story.admitted("bob"),
                                story.admitted("cyd"),
                                story.removed("cyd"));

        JsonNode members = read(position, path() + "/members");

        assertThat(members.toString())
                .isEqualTo(
                        ("{\"items\":[{\"id\":\"ada\",\"name\":\"Member ada\",\"owner\":false,\"roles\":["
                                        + "{\"conference\":\"%1$s\",\"role\":\"auditor\"},{\"conference\":\"%1$s\",\"role\":\"judge\"}]},"
                                        + "{\"id\":\"bob\",\"name\":\"Member bob\",\"owner\":false,\"roles\":[]},"
                                        + "{\"id\":\"zoe\",\"name\":\"Member zoe\",\"owner\":true,\"roles\":[]}]}")
                                .formatted(story.conference()));
        JsonNode first = read(position, path() + "/members?limit=2");
        JsonNode rest =
                read(position, path() + "/members?limit=2&cursor=" + first.get("next").asString());
        assertThat(rest.at("/items/0/id").asString()).isEqualTo("zoe");
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void letsBeRemovedWhoOnlyCameWithALogin() {
        read(lectern.log().append(story.founded(), story.removed("dan")), path());
        long position = lectern.log().append(story.created(), story.granted("dan", Role.SPEAKER));
        assertThat(read(position, story.path() + "/members").get("items")).isEmpty();

        position = lectern.log().append(story.admitted("dan"));

        assertThat(read(position, path() + "/members").at("/items/0/name").asString())
                .isEqualTo("Member dan");
    }

    @Test
    void listsWhoWorksForAConference() {
        long named =
                lectern.log().append(story.founded(), story.admitted("ada"), story.admitted("cyd"));
        read(named, path());
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                story.granted("ada", Role.JUDGE),
                                story.granted("bob", Role.SPEAKER),
                                story.granted("cyd", Role.MODERATOR));
        assertThat(read(position, story.path() + "/members").toString())
                .isEqualTo(
                        "{\"items\":[{\"id\":\"ada\",\"name\":\"Member ada\",\"roles\":[\"judge\"]},"
                                + "{\"id\":\"bob\",\"name\":null,\"roles\":[\"speaker\"]},"
                                + "{\"id\":\"cyd\",\"name\":\"Member cyd\",\"roles\":[\"moderator\"]}]}");

        read(lectern.log().append(story.removed("cyd")), path());
        assertThat(read(0, story.path() + "/members").get("items")).hasSize(2);
    }

    @Test
    void showsOfApiKeysAllButTheSecret() {
        String secret = ApiKeys.generate();
        long created =
                lectern.log()
                        .append(
                                story.founded(),
                                story.admitted("ada"),
                                story.apiKey("ada", "laptop", secret));
        long position =
                lectern.log().append(story.apiKey("ada", "old"), story.apiKeyRevoked("old"));

        JsonNode keys = read(position, path() + "/api-keys");

        assertThat(keys.at("/items/0").toString())
                .isEqualTo(
                        ("{\"id\":\"laptop\",\"member\":\"ada\",\"name\":\"Key laptop\",\"prefix\":\"%s\","
                                        + "\"createdAt\":\"%s\",\"expiresAt\":\"2100-01-01T00:00:00Z\"}")
                                .formatted(ApiKeys.prefix(secret), EventLog.recordedAt(created)));
        assertThat(keys.at("/items/1/revokedAt").asString())
                .isEqualTo(EventLog.recordedAt(position).toString());
        assertThat(keys.toString()).doesNotContain(secret, ApiKeys.hash(secret));
    }

    @Test
    void tellsWhenAnApiKeyWasLastUsedByWhicheverServiceSawIt() {
        String secret = ApiKeys.generate();
        long position =
                lectern.log()
                        .append(
                                story.founded(),
                                story.admitted("ada"),
                                story.apiKey("ada", "laptop", secret));
        read(position, path() + "/api-keys");
        Instant before = Instant.now();
        lectern.service().getAs(secret, path());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(lastUse()).isNotNull().isAfterOrEqualTo(before.minusMillis(1)));

        lectern.keys().used(organisation, "laptop", Instant.parse("2099-01-01T00:00:00Z"));
        assertThat(lastUse()).isEqualTo("2099-01-01T00:00:00Z");
    }

    private @org.jspecify.annotations.Nullable Instant lastUse() {
        String text = read(0, path() + "/api-keys").at("/items/0/lastUsedAt").asString("");
        return text.isEmpty() ? null : Instant.parse(text);
    }
}
