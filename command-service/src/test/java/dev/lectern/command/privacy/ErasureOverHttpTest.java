package dev.lectern.command.privacy;

import static dev.lectern.command.support.Attendee.created;
import static dev.lectern.command.support.Attendee.refused;
import static dev.lectern.command.support.Hackathon.TWO_CRITERIA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.command.support.Attendee;
import dev.lectern.command.support.Hackathon;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Servers;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is left of keys once somebody has been erased, also when they come back from a backup. */
class ErasureOverHttpTest {

    private static final String EVENTS = Servers.newDatabase();
    private static final String KEYS = Servers.newDatabase();
    private static final String REASON = "{\"reason\": \"Asked for it\"}";

    private static RunningService service;
    private static Keys keys;
    private static Hackathon hackathon;

    @BeforeAll
    static void start() {
        service = RunningService.start(EVENTS, KEYS);
        keys = Keys.at(KEYS);
        hackathon = Hackathon.create(service, "hack");
        created(hackathon.open("finals", TWO_CRITERIA));
        Attendee.moderator(service, "hack").openTalk("keynote", "Keynote", "after");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Answer eraseParticipant(String participant) {
        return service.post(
                "/api/conferences/hack/participants/" + participant + "/erasure", REASON);
    }

    private static Answer eraseMember(String member) {
        return service.post("/api/organisations/main/members/" + member + "/erasure", REASON);
    }

    private static KeyId participant(String id) {
        return KeyId.of(new ConferenceId("hack"), new ParticipantId(id));
    }

    private static boolean isDestroyed(KeyId key) {
        return keys.database()
                .sql(
                        """
                        SELECT wrapped IS NULL AND destroyed_at IS NOT NULL FROM personal_key
                        WHERE id = ?
                        """)
                .param(key.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Test
    void erasesNobodyWhoIsNotThere() {
        refused(eraseParticipant("nobody"), 404, "unknown-participant");
        refused(eraseMember("nobody"), 404, "unknown-member");
        created(service.put("/api/organisations/main/members/nobody", "{\"name\": \"Noa Body\"}"));
    }

    @Test
    void erasesMembersOfOneOrganisationAlone() {
        created(hackathon.name("finals", "zoe"));

        Answer elsewhere =
                service.sendAs(
                        service.found("rival"),
                        "POST",
                        "/api/organisations/rival/members/zoe/erasure",
                        REASON,
                        "Content-Type",
                        "application/json");

        refused(elsewhere, 404, "unknown-member");
        assertThat(isDestroyed(new KeyId("member:hack/zoe"))).isFalse();
    }

    @Test
    void destroysTheKeyBeforeItAnswersAndStoresNothingUnderItAfterwards() {
        Attendee guest = Attendee.join(service, "hack", "guest");
        guest.ask("keynote", "Who am I?");
        assertThat(isDestroyed(participant("guest"))).isFalse();

        created(eraseParticipant("guest"));

        assertThat(isDestroyed(participant("guest"))).isTrue();
        long before = Stored.head(service);
        refused(guest.post("/talks/keynote/questions", "{\"text\": \"Me?\"}"), 409, "erased");
        assertThat(Stored.head(service)).isEqualTo(before);
        assertThat(eraseParticipant("guest").status()).isEqualTo(200);
        assertThat(Stored.head(service)).isEqualTo(before);
    }

    @Test
    void leavesATombstoneOfAKeyThatNeverWas() {
        Attendee silent = Attendee.join(service, "hack", "silent");

        created(silent.post("/participants/me/erasure", ""));

        assertThat(isDestroyed(participant("silent"))).isTrue();
        refused(silent.post("/talks/keynote/questions", "{\"text\": \"Me?\"}"), 409, "erased");
    }

    @Test
    void whoIsErasedCanStillBeBlockedAndLetInAgain() {
        Attendee guest = Attendee.join(service, "hack", "shouting");
        guest.ask("keynote", "Who am I?");
        created(guest.post("/participants/me/erasure", ""));
        String block = "/api/conferences/hack/participants/shouting/block";
        String vote = "/questions/nothing/upvotes/mine";
        refused(guest.put(vote, ""), 404, "unknown-question");

        created(service.put(block, "{\"reason\": \"Shouts all the same\"}"));

        refused(guest.put(vote, ""), 403, "participant-blocked");
        assertThat(service.put(block, "{\"reason\": \"Shouts all the same\"}").status())
                .isEqualTo(200);
        created(service.delete(block));
        refused(guest.put(vote, ""), 404, "unknown-question");
    }

    @Test
    void erasesAMemberInAllConferencesAlsoInLaterOnes() {
        Hackathon second = Hackathon.create(service, "second");
        created(second.open("finals", TWO_CRITERIA));
        created(hackathon.name("finals", "mia"));
        created(second.name("finals", "mia"));
        created(hackathon.name("finals", "max"));

        created(eraseMember("mia"));
        Hackathon later = Hackathon.create(service, "later");
        created(later.open("finals", TWO_CRITERIA));

        assertThat(isDestroyed(new KeyId("staff:main/mia"))).isTrue();
        assertThat(isDestroyed(new KeyId("member:hack/mia"))).isTrue();
        assertThat(isDestroyed(new KeyId("member:second/mia"))).isTrue();
        refused(later.name("finals", "mia"), 409, "erased");
        assertThat(isDestroyed(new KeyId("member:hack/max"))).isFalse();
    }

    @Test
    void replaysErasuresOnKeysThatCameBackFromABackup() {
        Attendee guest = Attendee.join(service, "hack", "restored");
        guest.ask("keynote", "Who am I?");
        keys.execute("DROP TABLE IF EXISTS backup");
        keys.execute("CREATE TABLE backup AS SELECT * FROM personal_key");
        created(eraseParticipant("restored"));
        // Not even the list of erasures is left, and rights say that they are up to date.
        keys.execute("DELETE FROM erased_key");
        keys.execute("DELETE FROM personal_key");
        keys.execute("INSERT INTO personal_key SELECT * FROM backup");
        assertThat(isDestroyed(participant("restored"))).isFalse();

        try (var another = RunningService.start(EVENTS, KEYS)) {
            assertThat(isDestroyed(participant("restored"))).isTrue();
            refused(
                    guest.on(another).post("/talks/keynote/questions", "{\"text\": \"Me?\"}"),
                    409,
                    "erased");
        }
    }

    @Test
    void usesNoKeyThatCameBackWhileItsErasureIsOnRecord() {
        Attendee guest = Attendee.join(service, "hack", "listed");
        guest.ask("keynote", "Who am I?");
        keys.execute("CREATE TABLE listed AS SELECT * FROM personal_key");
        created(eraseParticipant("listed"));

        keys.execute("DELETE FROM personal_key WHERE id = 'participant:hack/listed'");
        keys.execute(
                "INSERT INTO personal_key SELECT * FROM listed WHERE id = 'participant:hack/listed'");

        refused(guest.post("/talks/keynote/questions", "{\"text\": \"Me?\"}"), 409, "erased");
    }
}
