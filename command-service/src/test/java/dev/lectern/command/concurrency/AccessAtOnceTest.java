package dev.lectern.command.concurrency;

import static dev.lectern.command.support.Audience.code;
import static dev.lectern.command.support.Audience.joinAs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.AdmissionFact.InvitationRevoked;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.organisation.OrganisationFact.OwnershipRevoked;
import dev.lectern.command.support.Audience;
import dev.lectern.command.support.Crowd;
import dev.lectern.command.support.Hackathon;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Servers;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Rights that are changed together are changed as if one had come after the other. */
class AccessAtOnceTest {

    private static final int RACERS = 8;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static RunningService service;
    private static RunningService other;

    private final int number = NUMBER.incrementAndGet();

    @BeforeAll
    static void start() {
        String events = Servers.newDatabase();
        String keys = Servers.newDatabase();
        service = RunningService.start(events, keys);
        other = RunningService.start(events, keys);
    }

    @AfterAll
    static void stop() {
        other.close();
        service.close();
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }

    private static RunningService either(int i) {
        return i % 2 == 0 ? service : other;
    }

    @RepeatedTest(10)
    void oneConferenceGetsTheCode() {
        String code = JoinCode.random(new Random()).value();
        List<Audience> conferences =
                Crowd.atOnce(RACERS, i -> Audience.create(service, "code-" + number + "-" + i));
        long before = Stored.head(service);

        List<Answer> answers =
                Crowd.atOnce(
                        RACERS,
                        i ->
                                new Audience(either(i), conferences.get(i).conference())
                                        .open("open", code));

        assertThat(statuses(answers)).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(Stored.after(before, service))
                .extracting(Stored::fact)
                .hasOnlyElementsOfType(ConferenceOpened.class)
                .hasSize(1);
    }

    @RepeatedTest(10)
    void oneGuestUsesTheInvitation() {
        Audience audience = Audience.create(service, "guest-" + number);
        String code = audience.open("invitation");
        Hackathon.created(service.post(audience.path() + "/invitations", "{\"count\": 1}"));
        String invitation = audience.invitation(1, 1);
        long before = Stored.head(service);

        List<Answer> answers = Crowd.atOnce(RACERS, i -> joinAs(either(i), null, code, invitation));

        assertThat(statuses(answers)).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(code(answer)).isEqualTo("invitation-used"));
        assertThat(Stored.head(service)).isEqualTo(before + 1);
    }

    @RepeatedTest(10)
    void anInvitationIsUsedOrRevoked() {
        Audience audience = Audience.create(service, "revoked-" + number);
        String code = audience.open("invitation");
        Hackathon.created(service.post(audience.path() + "/invitations", "{\"count\": 1}"));
        long before = Stored.head(service);

        List<Answer> answers =
                Crowd.<Answer>atOnce(
                        List.of(
                                () -> joinAs(service, null, code, audience.invitation(1, 1)),
                                () -> other.delete(audience.path() + "/invitations/1-1")));

        boolean used = answers.getFirst().status() == 201;
        assertThat(Stored.after(before, service))
                .extracting(Stored::fact)
                .hasSize(1)
                .hasOnlyElementsOfType(used ? ParticipantJoined.class : InvitationRevoked.class);
        assertThat(statuses(answers)).containsExactlyInAnyOrder(201, 409);
    }

    @RepeatedTest(10)
    void thatTwoOwnersDismissOneAnotherLeavesOne() {
        String organisation = "owned-" + number;
        String path = "/api/organisations/" + organisation;
        String owner = service.found(organisation);
        String[] json = {"Content-Type", "application/json"};
        Hackathon.created(
                service.sendAs(owner, "PUT", path + "/members/ada", "{\"name\": \"Ada\"}", json));
        Hackathon.created(service.sendAs(owner, "PUT", path + "/owners/ada", ""));
        String ada =
                service.sendAs(
                                owner,
                                "POST",
                                path + "/members/ada/api-keys",
                                "{\"name\": \"A\"}",
                                json)
                        .body()
                        .path("secret")
                        .asString();
        long before = Stored.head(service);

        List<Answer> answers =
                Crowd.<Answer>atOnce(
                        List.of(
                                () -> service.sendAs(owner, "DELETE", path + "/owners/ada", ""),
                                () -> other.sendAs(ada, "DELETE", path + "/owners/owner", "")));

        assertThat(statuses(answers)).containsOnlyOnce(201).isSubsetOf(201, 403, 409);
        assertThat(Stored.after(before, service))
                .extracting(Stored::fact)
                .hasSize(1)
                .hasOnlyElementsOfType(OwnershipRevoked.class);
    }

    @RepeatedTest(10)
    void noKeyOutlivesTheRemovalOfItsMember() {
        String member = "/api/organisations/main/members/member-" + number;
        Hackathon.created(service.put(member, "{\"name\": \"Ada\"}"));
        Callable<Answer> create = () -> other.post(member + "/api-keys", "{\"name\": \"A\"}");

        List<Answer> answers =
                Crowd.<Answer>atOnce(List.of(create, () -> service.delete(member), create));

        assertThat(answers.get(1).status()).isEqualTo(201);
        Hackathon.created(service.put(member, "{\"name\": \"Ada\"}")); // admitted again
        for (Answer created : List.of(answers.get(0), answers.get(2))) {
            assertThat(created.status()).as("%s", created.body()).isIn(201, 404);
            if (created.status() == 201) {
                String secret = created.body().path("secret").asString();
                assertThat(service.sendAs(secret, "PUT", "/api/conferences/x", "").status())
                        .isEqualTo(401);
            }
        }
    }
}
