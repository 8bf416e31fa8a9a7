package dev.lectern.query.operating;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.query.support.Installation;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What an operator gets to see, and what a script gets as exit code. */
class RebuildingTest {

    private final RunningQuery service = Installation.shared().service();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int run(boolean terminal, String... arguments) {
        try {
            return Rebuilding.run(
                    List.of(arguments),
                    new PrintStream(output, true, UTF_8),
                    new PrintStream(errors, true, UTF_8),
                    terminal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String output() {
        return output.toString(UTF_8);
    }

    private String errors() {
        return errors.toString(UTF_8);
    }

    @Test
    void followsItUntilItIsLive() {
        Story story = Installation.shared().newStory();
        long position = Installation.shared().log().append(story.created());
        service.read(position, story.path());

        assertThat(run(false, "programme", "--admin", service.adminAddress() + "/")).isZero();

        assertThat(output().lines().findFirst())
                .hasValue("programme is rebuilt beside the live one.");
        assertThat(output()).endsWith("programme is live, rebuilt.\n");
        assertThat(output().replace("\n", "")).doesNotContainPattern("\\p{Cntrl}");
        assertThat(errors()).isEmpty();
        assertThat(service.get(story.path()).status()).isEqualTo(200);
    }

    @Test
    void drawsABarOnATerminal() {
        assertThat(run(true, "--admin", service.adminAddress(), "ranking")).isZero();

        assertThat(output()).contains("\r").endsWith("\nranking is live, rebuilt.\n");
    }

    @Test
    void knowsWhichReadModelsThereAre() {
        assertThat(run(false, "speakers", "--admin", service.adminAddress())).isEqualTo(1);

        var readModels =
                service.admin("GET", "/actuator/projections").body().get("live").propertyNames();
        assertThat(readModels).contains("programme");
        assertThat(errors())
                .isEqualTo(
                        "There is no read model \"speakers\"; there are %s.\n"
                                .formatted(String.join(", ", readModels)));
    }

    @Test
    void saysWhenNobodyAnswers() {
        assertThat(run(false, "programme", "--admin", "http://localhost:1")).isEqualTo(1);

        assertThat(errors())
                .startsWith("Query-service's admin endpoint does not answer at http://localhost:1")
                .contains("--admin");
    }

    @Test
    void saysWhenSomebodyElseAnswers() {
        assertThat(run(false, "programme", "--admin", service.address())).isEqualTo(1);

        assertThat(errors()).contains("answers 404");
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(run(false)).isEqualTo(2);
        assertThat(run(false, "--help")).isEqualTo(2);
        assertThat(run(false, "programme", "ranking")).isEqualTo(2);
        assertThat(run(false, "programme", "--admin", "9081")).isEqualTo(2);

        assertThat(errors().lines()).hasSize(4).allMatch(line -> line.contains("Usage: "));
    }
}
