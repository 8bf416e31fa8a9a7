package dev.lectern.command.privacy;

import static dev.lectern.command.support.Hackathon.TWO_CRITERIA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.privacy.KeyId;
import dev.lectern.command.support.Hackathon;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Servers;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What clients see of the key store, and what is stored of their texts. */
class KeysOverHttpTest {

    private static Keys keys;
    private static RunningService service;
    private static Hackathon hackathon;

    @BeforeAll
    static void start() {
        String url = Servers.newDatabase();
        service = RunningService.start(Servers.newDatabase(), url);
        keys = Keys.at(url);
        hackathon = Hackathon.create(service, "hack");
        Hackathon.created(hackathon.open("finals", TWO_CRITERIA));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void storesNoKeyForARefusedRequest() {
        long before = keys.count();

        Answer answer = hackathon.name("no-competition", "refused");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(keys.count()).isEqualTo(before);
    }

    @Test
    void storesNoTextWhoseKeyCannotBeStored() {
        long before = Stored.head(service);
        keys.execute(
                """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN RAISE 'disk full'; END $$;
                CREATE TRIGGER refuse BEFORE INSERT ON personal_key
                FOR EACH ROW EXECUTE FUNCTION refuse()
                """);

        Answer answer = hackathon.name("finals", "unlucky");

        keys.execute("DROP TRIGGER refuse ON personal_key; DROP FUNCTION refuse()");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().path("code").asString()).isEqualTo("keys-unavailable");
        assertThat(Stored.head(service)).isEqualTo(before);
        Hackathon.created(hackathon.name("finals", "unlucky"));
    }

    @Test
    void refusesTextOfThoseWhoHaveBeenErased() {
        keys.bury(new KeyId("member:hack/erased"));
        long before = Stored.head(service);

        Answer answer = hackathon.name("finals", "erased");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("code").asString()).isEqualTo("erased");
        assertThat(Stored.head(service)).isEqualTo(before);
    }
}
