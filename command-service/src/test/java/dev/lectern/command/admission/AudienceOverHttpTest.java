package dev.lectern.command.admission;

import static dev.lectern.command.support.Audience.code;
import static dev.lectern.command.support.Audience.join;
import static dev.lectern.command.support.Audience.joinAs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.command.support.Audience;
import dev.lectern.command.support.Crowd;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Servers;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** From a code on the wall to a participant, and out again. */
class AudienceOverHttpTest {

    private static final AtomicInteger CONFERENCES = new AtomicInteger();

    private static RunningService service;

    private final String name = "audience-" + CONFERENCES.incrementAndGet();
    private Audience audience;

    @BeforeAll
    static void start() {
        service =
                RunningService.start(
                        Servers.newDatabase(),
                        Servers.newDatabase(),
                        Servers.kafka(),
                        "--lectern.limits.wrong-codes=1000",
                        "--spring.profiles.active=" + ParticipantWrites.PROFILE);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void createConference() {
        audience = Audience.create(service, name);
    }

    private static String token(Answer joined) {
        return joined.body().path("token").asString();
    }

    private Answer wave(String token) {
        return service.sendAs(token, "PUT", audience.path() + "/waves", "");
    }

    private String block(Answer joined) {
        return audience.path()
                + "/participants/"
                + joined.body().path("participant").asString()
                + "/block";
    }

    @Test
    void whoTypesTheCodeIsIn() {
        String code = audience.open("open");

        Answer joined =
                join(
                        service,
                        code.substring(0, 3) + ' ' + code.substring(3).toLowerCase(Locale.ROOT));

        assertThat(joined.status()).as("%s", joined.body()).isEqualTo(201);
        assertThat(joined.body().path("conference").asString()).isEqualTo(name);
        assertThat(joined.body().path("position").asLong()).isEqualTo(Stored.head(service));
        assertThat(joined.body().path("expiresAt").asString()).endsWith("Z");
        assertThat(wave(token(joined)).status()).isEqualTo(200);
    }

    @Test
    void eachIsSomebodyElse() {
        String code = audience.open("open");

        assertThat(join(service, code).body().path("participant"))
                .isNotEqualTo(join(service, code).body().path("participant"));
    }

    @Test
    void whoComesBackWithTheTokenIsTheSame() {
        String code = audience.open("open");
        Answer joined = join(service, code);
        long head = Stored.head(service);

        Answer again = joinAs(service, token(joined), code, null);
        service.delete(audience.path() + "/admission");
        Answer afterwards = joinAs(service, token(joined), code, null);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("participant")).isEqualTo(joined.body().path("participant"));
        assertThat(wave(token(again)).status()).isEqualTo(200);
        assertThat(afterwards.status()).isEqualTo(200);
        assertThat(Stored.head(service)).isEqualTo(head + 1); // the closing
    }

    @Test
    void whoGoesElsewhereIsSomebodyElseThere() {
        String here = audience.open("open");
        Audience elsewhere = Audience.create(service, name + "-elsewhere");
        Answer joined = join(service, here);

        Answer there = joinAs(service, token(joined), elsewhere.open("open"), null);

        assertThat(there.status()).isEqualTo(201);
        assertThat(there.body().path("conference").asString()).isEqualTo(elsewhere.conference());
        assertThat(
                        service.bean(dev.lectern.eventstore.EventLog.class)
                                .read(Stored.head(service) - 1, 1)
                                .getFirst()
                                .metadata())
                .doesNotContain(name)
                .contains("anonymous");
    }

    @Test
    void aRepeatedRequestIsTheSameParticipant() {
        String code = audience.open("open");
        String[] key = {"Idempotency-Key", "a-random-key-of-" + name};
        Answer first = join(service, code, key);
        long head = Stored.head(service);

        Answer again = join(service, code, key);
        service.delete(audience.path() + "/admission");
        Answer closed = join(service, code, key);

        for (Answer repeated : new Answer[] {again, closed}) {
            assertThat(repeated.status()).as("%s", repeated.body()).isEqualTo(201);
            assertThat(repeated.body().path("participant"))
                    .isEqualTo(first.body().path("participant"));
            assertThat(repeated.body().path("position")).isEqualTo(first.body().path("position"));
            assertThat(wave(token(repeated)).status()).isEqualTo(200);
        }
        assertThat(Stored.head(service)).isEqualTo(head + 1); // the closing
    }

    @Test
    void aKeyThatOthersMightGuessIsRefused() {
        String code = audience.open("open");

        Answer answer = join(service, code, "Idempotency-Key", "k".repeat(15));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("field").asString()).isEqualTo("Idempotency-Key");
    }

    @Test
    void aWrongOrAnOldCodeIsUnknown() {
        String code = audience.open("open");
        service.delete(audience.path() + "/admission");

        for (String wrong : new String[] {code, "333333", "what?", "", "\u0130"}) {
            Answer answer = join(service, wrong);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(code(answer)).isEqualTo("unknown-join-code");
        }
    }

    @Test
    void aCodeBelongsToOneConferenceAtATime() {
        String code = audience.open("open");
        Audience rival = Audience.create(service, name + "-rival");

        Answer taken = rival.open("open", code);
        service.delete(audience.path() + "/admission");
        Answer free = rival.open("open", code);

        assertThat(code(taken)).isEqualTo("code-taken");
        assertThat(free.status()).isEqualTo(201);
        assertThat(join(service, code).body().path("conference").asString())
                .isEqualTo(rival.conference());
        assertThat(audience.open("open")).isNotEqualTo(code);
    }

    /** Neither 0 nor O, say: it is read out, and typed on a telephone. */
    @Test
    void saysWhatACodeMayBeAndTakesItInLowerCase() {
        for (String wrong : new String[] {"AUDI3O", "ACDEF", "ACDEFG7", ""}) {
            Answer refused = audience.open("open", wrong);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(code(refused)).isEqualTo("invalid-field");
            assertThat(refused.body().path("field").asString()).isEqualTo("code");
            assertThat(refused.body().path("detail").asString())
                    .contains("must be 6 of the letters and digits 34679ACDEFGHJKMNPQRTWXY");
        }
        Answer open = audience.open("open", "cdf-xy4");
        assertThat(open.status()).isEqualTo(201);
        assertThat(open.body().path("code").asString()).isEqualTo("CDFXY4");
        assertThat(audience.open("open", "CDFXY4").status()).isEqualTo(200);
        assertThat(join(service, "cdfxy4").status()).isEqualTo(201);
    }

    @Test
    void openingAgainKeepsTheCode() {
        String code = audience.open("open");
        long head = Stored.head(service);

        assertThat(audience.open("open")).isEqualTo(code);
        assertThat(Stored.head(service)).isEqualTo(head);
        assertThat(audience.open("invitation")).isEqualTo(code);
        assertThat(code(join(service, code))).isEqualTo("invitation-required");
    }

    @Test
    void anInvitationLetsOnePersonIn() {
        String code = audience.open("invitation");
        Answer issued = service.post(audience.path() + "/invitations", "{\"count\": 3}");
        assertThat(issued.body().path("batch").asInt()).isEqualTo(1);
        service.delete(audience.path() + "/invitations/1-3");

        Answer first = joinAs(service, null, code, audience.invitation(1, 1));
        Answer same = joinAs(service, null, code, audience.invitation(1, 1));
        Answer second = joinAs(service, null, code, audience.invitation(1, 2));
        Answer revoked = joinAs(service, null, code, audience.invitation(1, 3));
        Answer forged = joinAs(service, null, code, "3".repeat(24));

        assertThat(first.status()).isEqualTo(201);
        assertThat(code(same)).isEqualTo("invitation-used");
        assertThat(second.status()).isEqualTo(201);
        assertThat(code(revoked)).isEqualTo("invitation-revoked");
        assertThat(code(forged)).isEqualTo("unknown-invitation");
        assertThat(code(service.delete(audience.path() + "/invitations/1-1")))
                .isEqualTo("invitation-used");
        assertThat(code(service.delete(audience.path() + "/invitations/1-4")))
                .isEqualTo("unknown-invitation");
        assertThat(service.delete(audience.path() + "/invitations/one").status()).isEqualTo(400);
    }

    @Test
    void batchesAreRepeatedByTheirKey() {
        String[] headers = {"Content-Type", "application/json", "Idempotency-Key", name};
        String path = audience.path() + "/invitations";
        Answer first = service.send("POST", path, "{\"count\": 2}", headers);
        service.post(path, "{\"count\": 2}");

        Answer again = service.send("POST", path, "{\"count\": 2}", headers);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.body().path("batch").asInt()).isEqualTo(1);
    }

    @Test
    void whoIsBlockedNeitherWritesNorComesBack() {
        String code = audience.open("open");
        String[] key = {"Idempotency-Key", "a-random-key-of-" + name};
        Answer joined = join(service, code, key);
        Answer other = join(service, code);

        Answer blocked = service.put(block(joined), "{\"reason\": \"Insults\"}");

        assertThat(blocked.status()).as("%s", blocked.body()).isEqualTo(201);
        assertThat(code(wave(token(joined)))).isEqualTo("participant-blocked");
        assertThat(code(joinAs(service, token(joined), code, null)))
                .isEqualTo("participant-blocked");
        assertThat(code(join(service, code, key))).isEqualTo("participant-blocked");
        assertThat(wave(token(other)).status()).isEqualTo(200);
        assertThat(service.put(block(joined), "{\"reason\": \"Insults\"}").status()).isEqualTo(200);

        assertThat(service.delete(block(joined)).status()).isEqualTo(201);
        assertThat(wave(token(joined)).status()).isEqualTo(200);
        assertThat(joinAs(service, token(joined), code, null).status()).isEqualTo(200);
    }

    @Test
    void onlyWhoHasJoinedCanBeBlocked() {
        Answer answer =
                service.put(
                        audience.path() + "/participants/nobody/block",
                        "{\"reason\": \"Insults\"}");

        assertThat(code(answer)).isEqualTo("unknown-participant");
    }

    @Test
    void aHallBehindOneAddressGetsIn() {
        String code = audience.open("open");

        var answers =
                IntStream.range(0, 10)
                        .boxed()
                        .flatMap(_ -> Crowd.atOnce(50, _ -> join(service, code)).stream())
                        .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.body().path("participant").asString())
                .doesNotHaveDuplicates();
        assertThat(answers.getFirst().response().headers().firstValue("RateLimit-Policy"))
                .contains("\"joins\";q=6000;w=60"); // more than 5,000 a minute
        assertThat(Stored.after(0, service))
                .filteredOn(stored ->
                        stored.fact() instanceof ParticipantJoined fact
                                && fact.conference().value().equals(name))
                .hasSize(500);
    }
}
