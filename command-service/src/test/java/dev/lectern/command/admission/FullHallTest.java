package dev.lectern.command.admission;

import static dev.lectern.command.support.Audience.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.command.support.Audience;
import dev.lectern.command.support.Crowd;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Five thousand people behind one address, with the limits as they are shipped. */
class FullHallTest {

    private static final int PEOPLE = 5_000;
    private static final int AT_ONCE = 50;
    private static final int WRONG_CODES = 30;
    private static final String WRONG_CODE = "333333";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void isLetInWithinAMinuteWhileGuessesAreBounded() {
        String hall = Audience.create(service, "hall").open("open");
        long begin = System.nanoTime();

        List<String> participants =
                Crowd.atOnce(AT_ONCE, _ -> joinAll(hall)).stream().flatMap(List::stream).toList();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMinutes(1));
        assertThat(participants).hasSize(PEOPLE).doesNotHaveDuplicates();

        List<Integer> guesses =
                IntStream.range(0, 2 * WRONG_CODES)
                        .mapToObj(_ -> join(service, WRONG_CODE).status())
                        .toList();
        assertThat(guesses.subList(0, WRONG_CODES)).containsOnly(404);
        assertThat(guesses).contains(429);
        assertThat(join(service, hall).status()).isEqualTo(201);
    }

    private static List<String> joinAll(String code) {
        var joined = new ArrayList<String>();
        for (int i = 0; i < PEOPLE / AT_ONCE; i++) {
            Answer answer = join(service, code);
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
            joined.add(answer.body().path("participant").asString());
        }
        return joined;
    }
}
