package dev.lectern.command.organisation;

import static dev.lectern.command.support.Audience.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.command.support.Await;
import dev.lectern.command.support.IdentityProvider;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Servers;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Members, owners, roles and API keys take effect at once here, and within two seconds there. */
class StaffOverHttpTest {

    private static final Duration IN_EFFECT = Duration.ofSeconds(2);
    private static final String ORGANISATION = "/api/organisations/main";
    private static final AtomicInteger MEMBERS = new AtomicInteger();

    private static IdentityProvider provider;
    private static RunningService service;
    private static RunningService other;

    private final String member = "member-" + MEMBERS.incrementAndGet();
    private final String path = ORGANISATION + "/members/" + member;
    private final String conference = "/api/conferences/staff-" + member;

    @BeforeAll
    static void start() {
        String events = Servers.newDatabase();
        String keys = Servers.newDatabase();
        provider = new IdentityProvider();
        service = RunningService.start(events, keys);
        other =
                RunningService.start(
                        events,
                        keys,
                        Servers.kafka(),
                        "--lectern.oidc.issuer=" + provider.issuer(),
                        "--lectern.oidc.audience=" + IdentityProvider.AUDIENCE);
    }

    @AfterAll
    static void stop() {
        other.close();
        service.close();
        provider.close();
    }

    private void admit() {
        assertThat(service.put(path, "{\"name\": \"Ada\"}").status()).isEqualTo(201);
    }

    private Answer create(String body, String... headers) {
        var all = new java.util.ArrayList<>(java.util.List.of("Content-Type", "application/json"));
        all.addAll(java.util.List.of(headers));
        return service.send("POST", path + "/api-keys", body, all.toArray(String[]::new));
    }

    private String secret() {
        return create("{\"name\": \"Laptop\"}").body().path("secret").asString();
    }

    private static int status(RunningService on, String secret) {
        return on.sendAs(secret, "DELETE", ORGANISATION + "/owners/nobody", "").status();
    }

    private static void assertShutOutEverywhere(String secret) {
        Answer here = service.sendAs(secret, "DELETE", ORGANISATION + "/owners/nobody", "");
        assertThat(here.status()).isEqualTo(401);
        assertThat(code(here)).isEqualTo("credentials-invalid");
        Await.until(IN_EFFECT, "401 on the other instance", () -> status(other, secret) == 401);
    }

    @Test
    void aKeyIsShownOnceAndWorksAtOnce() {
        admit();

        Answer created =
                create("{\"name\": \"Laptop\", \"expiresAt\": \"2030-01-01T01:00:00+01:00\"}");
        String secret = created.body().path("secret").asString();

        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        assertThat(created.body().path("expiresAt").asString()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(created.body().path("prefix").asString()).isEqualTo(secret.substring(0, 18));
        assertThat(created.body().path("secretShown").asBoolean()).isFalse();
        assertThat(status(service, secret)).isEqualTo(403); // known, and no owner
        assertThat(status(other, secret)).isEqualTo(403);
    }

    @Test
    void aRepetitionTellsTheKeyButNotItsSecret() {
        admit();
        Answer first = create("{\"name\": \"Laptop\"}", "Idempotency-Key", member);
        long head = Stored.head(service);

        Answer again = create("{\"name\": \"Laptop\"}", "Idempotency-Key", member);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(again.body().path("position")).isEqualTo(first.body().path("position"));
        assertThat(again.body().path("secretShown").asBoolean()).isTrue();
        assertThat(again.body().has("secret")).isFalse();
        assertThat(Stored.head(service)).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2020-01-01T00:00:00Z\"",
                "\"+99999-01-01T00:00:00Z\"",
                "\"2030-01-01T00:00:00\"",
                "\"tomorrow\"",
                "1893456000",
                "true"
            })
    void aKeyHasASensibleEndOrNone(String expiresAt) {
        admit();

        Answer answer = create("{\"name\": \"Laptop\", \"expiresAt\": " + expiresAt + '}');

        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.body().path("field").asString()).isEqualTo("expiresAt");
    }

    @Test
    void aKeyExpires() {
        admit();
        Instant end = Instant.now().plusSeconds(3);
        String secret =
                create("{\"name\": \"Laptop\", \"expiresAt\": \"" + end + "\"}")
                        .body()
                        .path("secret")
                        .asString();

        assertThat(status(service, secret)).isEqualTo(403);
        Await.until(Duration.ofSeconds(10), "it expires", () -> status(service, secret) == 401);
        assertThat(code(service.sendAs(secret, "DELETE", ORGANISATION + "/owners/nobody", "")))
                .isEqualTo("credentials-expired");
    }

    @Test
    void aRevokedKeyIsWorthNothing() {
        admit();
        Answer created = create("{\"name\": \"Laptop\"}");
        String secret = created.body().path("secret").asString();
        String key = ORGANISATION + "/api-keys/" + created.body().path("id").asString();
        assertThat(status(other, secret)).isEqualTo(403);

        assertThat(service.delete(key).status()).isEqualTo(201);

        assertShutOutEverywhere(secret);
        assertThat(service.delete(key).status()).isEqualTo(200);
    }

    @Test
    void neitherAKeyNorOwnershipOutlivesARemoval() {
        admit();
        service.put(ORGANISATION + "/owners/" + member, "");
        String secret = secret();
        assertThat(status(other, secret)).isEqualTo(200);

        assertThat(service.delete(path).status()).isEqualTo(201);

        assertShutOutEverywhere(secret);
        assertThat(create("{\"name\": \"Another\"}").status()).isEqualTo(404);
        admit();
        assertShutOutEverywhere(secret);
        assertThat(status(service, secret())).isEqualTo(403);
    }

    @Test
    void theLastOwnerStays() {
        assertThat(code(service.delete(ORGANISATION + "/owners/owner"))).isEqualTo("last-owner");
        assertThat(code(service.delete(ORGANISATION + "/members/owner"))).isEqualTo("last-owner");
        assertThat(
                        code(
                                service.post(
                                        ORGANISATION + "/members/owner/erasure",
                                        "{\"reason\": \"Asked for it\"}")))
                .isEqualTo("last-owner");
    }

    @Test
    void aRoleIsWhatTheConferenceLetsAMemberDo() {
        service.put(conference, "{\"title\": \"Hack\"}");
        admit();
        String secret = secret();
        String role = conference + "/members/" + member + "/roles/organiser";
        String[] demo = {"PUT", conference + "/demos/atlas", "{\"title\": \"Atlas\"}"};
        String[] json = {"Content-Type", "application/json"};

        Answer before = service.sendAs(secret, demo[0], demo[1], demo[2], json);
        Answer granted = service.put(role, "");
        Answer then = service.sendAs(secret, demo[0], demo[1], demo[2], json);
        Answer revoked = service.delete(role);
        Answer after = service.sendAs(secret, demo[0], demo[1], demo[2], json);

        assertThat(before.status()).isEqualTo(403);
        assertThat(granted.status()).isEqualTo(201);
        assertThat(then.status()).isEqualTo(201);
        assertThat(revoked.status()).isEqualTo(201);
        assertThat(after.status()).isEqualTo(403);
    }

    @Test
    void rolesAreThoseThatThereAre() {
        service.put(conference, "{\"title\": \"Hack\"}");
        Answer none = service.put(conference + "/members/" + member + "/roles/king", "");
        Answer stranger = service.put(conference + "/members/" + member + "/roles/judge", "");

        assertThat(none.status()).isEqualTo(400);
        assertThat(none.body().path("field").asString()).isEqualTo("role");
        assertThat(code(stranger)).isEqualTo("unknown-member");
    }

    @Test
    void anotherOrganisationIsNotThere() {
        String rival = service.found("rival-" + member);
        String[] json = {"Content-Type", "application/json"};

        Answer answer = service.sendAs(rival, "PUT", path, "{\"name\": \"Ada\"}", json);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(code(answer)).isEqualTo("unknown-organisation");
    }

    /** Drafting a poll is for organisers and moderators, registering a demo for organisers. */
    @Test
    void whoLogsInMayDoWhatTheirRolesAllowAndNoMore() {
        assertThat(service.put(conference, "{\"title\": \"A\"}").status()).isEqualTo(201);
        String id = conference.substring(conference.lastIndexOf('/') + 1);
        String moderator = provider.token(member, "moderator@" + id);
        Await.until(IN_EFFECT, "a poll", () -> draft(moderator).status() == 201);

        assertRefused(register(moderator), 403, "not-permitted");
        assertThat(register(provider.token(member, "organiser")).status()).isEqualTo(201);
        assertRefused(draft(provider.token(member)), 403, "not-permitted");
        assertRefused(draft(provider.token(member, "judge@" + id)), 403, "not-permitted");
        assertRefused(draft(provider.token(member, "moderator@other")), 403, "not-permitted");
    }

    @Test
    void aLoginThatIsNotForUsOrOverIsNone() {
        Duration past = Duration.ofMinutes(-5);
        Duration left = Duration.ofMinutes(5);
        String expired = provider.token(member, IdentityProvider.AUDIENCE, past, "owner");
        String elsewhere = provider.token(member, "elsewhere", left, "owner");
        String forged = elsewhere.substring(0, elsewhere.lastIndexOf('.')) + ".AAAA";

        assertRefused(draft(expired), 401, "credentials-expired");
        assertRefused(draft(elsewhere), 401, "credentials-invalid");
        assertRefused(draft(forged), 401, "credentials-invalid");
        assertThat(status(other, provider.token(member, "owner"))).isEqualTo(200);
        assertThat(status(service, provider.token(member, "owner"))).isEqualTo(401); // no provider
    }

    @Test
    void whoWasRemovedDoesNotLogInAnyMore() {
        String login = provider.token(member, "owner");
        admit();
        assertThat(status(other, login)).isEqualTo(200);

        assertThat(service.delete(path).status()).isEqualTo(201);

        Await.until(IN_EFFECT, "401 for who was removed", () -> status(other, login) == 401);
    }

    private Answer draft(String login) {
        return asJson(
                login,
                conference + "/polls/mood",
                "{\"title\": \"How is it going?\", \"resultsHiddenUntilRevealed\": false, \"voting\": {\"kind\": \"single-choice\", \"options\": [{\"id\": \"good\", \"title\": \"Good\"}, {\"id\": \"bad\", \"title\": \"Bad\"}]}}");
    }

    private Answer register(String login) {
        return asJson(login, conference + "/demos/votes", "{\"title\": \"Fair Votes\"}");
    }

    private static Answer asJson(String login, String path, String body) {
        return other.sendAs(login, "PUT", path, body, "Content-Type", "application/json");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
    }
}
