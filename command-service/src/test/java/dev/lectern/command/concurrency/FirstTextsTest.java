package dev.lectern.command.concurrency;

import static dev.lectern.command.support.Hackathon.TWO_CRITERIA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.judging.JudgingFact.JudgeNamed;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.MasterKey;
import dev.lectern.api.privacy.PersonalKey;
import dev.lectern.command.support.Crowd;
import dev.lectern.command.support.Hackathon;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Servers;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.util.List;

/** Two instances on the same databases meet the same new person at the same moment. */
class FirstTextsTest {

    private static final int COMPETITIONS = 12;

    private static JdbcClient keys;
    private static RunningService one;
    private static RunningService two;
    private static List<Hackathon> instances;

    @BeforeAll
    static void start() {
        String events = Servers.newDatabase();
        String keysUrl = Servers.newDatabase();
        keys = JdbcClient.create(new DriverManagerDataSource(keysUrl));
        one = RunningService.start(events, keysUrl);
        two = RunningService.start(events, keysUrl);
        Hackathon hackathon = Hackathon.create(one, "hack");
        instances = List.of(hackathon, hackathon.on(two));
        for (int i = 0; i < COMPETITIONS; i++) {
            Hackathon.created(hackathon.open("finals-" + i, TWO_CRITERIA));
        }
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
    }

    @RepeatedTest(20)
    void allDecryptUnderTheOneKeyThatIsStored(RepetitionInfo repetition) {
        String judge = "judge-" + repetition.getCurrentRepetition();
        long before = Stored.head(one);

        List<Answer> answers =
                Crowd.atOnce(COMPETITIONS, i -> instances.get(i % 2).name("finals-" + i, judge));

        answers.forEach(Hackathon::created);
        var key = key(new KeyId("member:hack/" + judge));
        assertThat(Stored.after(before, one))
                .hasSize(COMPETITIONS)
                .allSatisfy(stored ->
                        assertThat(key.reveal(((JudgeNamed) stored.fact()).name()))
                                .isEqualTo("Name of " + judge));
    }

    private static PersonalKey key(KeyId id) {
        byte[] wrapped =
                keys.sql("SELECT wrapped FROM personal_key WHERE id = ?")
                        .param(id.value())
                        .query(byte[].class)
                        .single();
        return PersonalKey.unwrap(id, wrapped, MasterKey.parse(RunningService.MASTER_KEY));
    }
}
