package dev.lectern.access;

import static dev.lectern.access.Samples.ADA;
import static dev.lectern.access.Samples.CIVIC;
import static dev.lectern.access.Samples.HACK;
import static dev.lectern.access.Samples.P1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.OrganisationId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.AdmissionFact.ConferenceClosed;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.AdmissionFact.ParticipantBlocked;
import dev.lectern.api.admission.AdmissionFact.ParticipantUnblocked;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.RoleGranted;
import dev.lectern.api.conference.ConferenceFact.RoleRevoked;
import dev.lectern.api.conference.Role;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyRevoked;
import dev.lectern.api.organisation.OrganisationFact.MemberRemoved;
import dev.lectern.api.organisation.OrganisationFact.OwnershipGranted;
import dev.lectern.api.organisation.OrganisationFact.OwnershipRevoked;
import dev.lectern.embedded.PostgresServer;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** What both services know of rights, and when they know that they do not know. */
class DirectoryTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final RightsDatabase database = RightsDatabase.create();

    @Test
    void knowsWhatTheEventsSay() {
        database.tell(Samples.organisation());
        database.tell(
                new OwnershipGranted(CIVIC, ADA),
                new RoleGranted(HACK, ADA, Role.MODERATOR),
                new ParticipantBlocked(HACK, P1, Samples.text()));
        try (var directory = new Directory(database.source())) {
            directory.refresh();

            Rights rights = directory.rights();

            assertThat(directory.hasOrganisations()).isTrue();
            assertThat(rights.hasMember(CIVIC, ADA)).isTrue();
            assertThat(rights.owns(CIVIC, ADA)).isTrue();
            assertThat(rights.owner(HACK)).isEqualTo(CIVIC);
            assertThat(rights.has(HACK, ADA, Role.MODERATOR)).isTrue();
            assertThat(rights.has(HACK, ADA, Role.ORGANISER)).isFalse();
            assertThat(rights.isBlocked(HACK, P1)).isTrue();
            assertThat(rights.apiKey(ApiKeys.hash(Samples.SECRET))).isPresent();
            assertThat(rights.apiKey(ApiKeys.hash("another"))).isEmpty();
        }
    }

    @Test
    void seesByItselfWithinTwoSecondsWhatIsTakenBack() {
        database.tell(Samples.organisation());
        database.tell(
                new OwnershipGranted(CIVIC, ADA),
                new RoleGranted(HACK, ADA, Role.MODERATOR),
                new ParticipantBlocked(HACK, P1, Samples.text()));
        try (var directory = new Directory(database.source())) {
            directory.refresh();
            var key = directory.rights().apiKey(ApiKeys.hash(Samples.SECRET)).orElseThrow();

            database.tell(
                    new OwnershipRevoked(CIVIC, ADA),
                    new RoleRevoked(HACK, ADA, Role.MODERATOR),
                    new ParticipantUnblocked(HACK, P1),
                    new ApiKeyRevoked(CIVIC, Samples.LAPTOP),
                    new MemberRemoved(CIVIC, ADA));

            await().atMost(SOON)
                    .untilAsserted(() -> {
                        Rights rights = directory.rights();
                        assertThat(rights.wasRemoved(CIVIC, ADA)).isTrue();
                        assertThat(rights.hasMember(CIVIC, ADA)).isFalse();
                        assertThat(rights.owns(CIVIC, ADA)).isFalse();
                        assertThat(rights.has(HACK, ADA, Role.MODERATOR)).isFalse();
                        assertThat(rights.isBlocked(HACK, P1)).isFalse();
                        assertThat(rights.isRevoked(key)).isTrue();
                    });
        }
    }

    @Test
    void knowsACodeAsLongAsItsConferenceIsOpen() {
        var code = new JoinCode("K7QTM4");
        var other = new JoinCode("ACDEFG");
        database.tell(Samples.organisation());
        database.tell(new ConferenceOpened(HACK, code, Admission.OPEN));
        try (var directory = new Directory(database.source())) {
            directory.refresh();
            assertThat(directory.rights().conference(code)).isEqualTo(HACK);

            database.tell(
                    new ConferenceClosed(HACK, code),
                    new ConferenceOpened(HACK, other, Admission.INVITATION));
            directory.refresh();
            assertThat(directory.rights().conference(code)).isNull();
            assertThat(directory.rights().conference(other)).isEqualTo(HACK);

            database.tell(new ConferenceClosed(HACK, other));
            directory.refresh();
            assertThat(directory.rights().conference(other)).isNull();
        }
    }

    @Test
    void forgetsEverythingOfAnotherHistory() {
        database.tell(Samples.organisation());
        try (var directory = new Directory(database.source())) {
            directory.refresh();

            database.restart(UUID.randomUUID());
            database.tell(new ConferenceCreated(HACK, new OrganisationId("rival"), Samples.text()));
            directory.refresh();

            assertThat(directory.rights().owner(HACK)).isEqualTo(new OrganisationId("rival"));
            assertThat(directory.rights().hasMember(CIVIC, ADA)).isFalse();
        }
    }

    @Test
    void whoMissesSomethingSeesTheNewestAtOnce() {
        database.tell(Samples.organisation());
        try (var directory = new Directory(database.source())) {
            directory.refresh();
            database.tell(new OwnershipGranted(CIVIC, ADA));

            await().atMost(Duration.ofMillis(200)) // sooner than it would look by itself
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> directory.newest().owns(CIVIC, ADA));
        }
    }

    @Test
    void refusesToSayWhatItCannotKnowAndRecoversByItself() {
        Path data = RightsDatabase.newDirectory();
        PostgresServer server = PostgresServer.start(data, 0);
        RightsDatabase alone = RightsDatabase.on(server);
        alone.tell(Samples.organisation());
        try (var directory = new Directory(alone.source())) {
            directory.refresh();
            int port = server.port();

            server.close();
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() ->
                            assertThatExceptionOfType(AccessUnknownException.class)
                                    .isThrownBy(directory::rights));

            try (var _ = PostgresServer.start(data, port)) {
                await().atMost(Duration.ofSeconds(20))
                        .ignoreException(AccessUnknownException.class)
                        .untilAsserted(() ->
                                assertThat(directory.rights().hasMember(CIVIC, ADA)).isTrue());
            }
        }
    }
}
