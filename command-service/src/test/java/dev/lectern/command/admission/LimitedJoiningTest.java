package dev.lectern.command.admission;

import static dev.lectern.command.support.Audience.code;
import static dev.lectern.command.support.Audience.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.command.support.Audience;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Servers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With limits that a test can reach. */
class LimitedJoiningTest {

    private static final int JOINS = 8;
    private static final int GUESSES = 3;

    private RunningService service;
    private String code;

    @BeforeEach
    void start() {
        service =
                RunningService.start(
                        Servers.newDatabase(),
                        Servers.newDatabase(),
                        Servers.kafka(),
                        "--lectern.limits.joins=" + JOINS,
                        "--lectern.limits.wrong-codes=" + GUESSES);
        code = Audience.create(service, "hack").open("open");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private static void assertLimited(Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(code(answer)).isEqualTo("rate-limited");
        assertThat(answer.response().headers().firstValueAsLong("Retry-After").orElse(0))
                .isBetween(1L, 60L);
        assertThat(answer.response().headers().firstValue("RateLimit").orElse(""))
                .contains(";r=0;t=");
    }

    @Test
    void countsWhoJoinsByCodeAndAddress() {
        for (int i = 1; i <= JOINS; i++) {
            Answer joined = join(service, code);
            assertThat(joined.status()).isEqualTo(201);
            assertThat(joined.response().headers().firstValue("RateLimit").orElse(""))
                    .startsWith("\"joins\";r=");
        }

        Answer tooMany = join(service, code);

        assertLimited(tooMany);
        assertThat(tooMany.response().headers().firstValue("RateLimit").orElse(""))
                .startsWith("\"joins\";r=0;");
        assertThat(join(service, Audience.create(service, "other").open("open")).status())
                .isEqualTo(201);
    }

    @Test
    void doesNotLetAnybodyTryCodeAfterCode() {
        for (int i = 0; i < GUESSES; i++) {
            assertThat(join(service, "33333" + "34679".charAt(i)).status()).isEqualTo(404);
        }

        assertLimited(join(service, "AAAAAA"));
        assertLimited(join(service, code)); // one that nobody has joined by from here
    }

    @Test
    void doesNotKeepAHallOutBecauseOfWhoGuessesInIt() {
        join(service, code);
        for (int i = 0; i < GUESSES; i++) {
            join(service, "33333" + "34679".charAt(i));
        }

        assertLimited(join(service, "AAAAAA"));
        assertThat(join(service, code).status()).isEqualTo(201);
    }
}
