package dev.lectern.query.operating;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

class DisplayTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private Display display(boolean terminal) {
        return new Display(new PrintStream(output, true, UTF_8), terminal, "programme");
    }

    private String output() {
        return output.toString(UTF_8);
    }

    @Test
    void drawsOverItsLineAndLeavesItInTheEnd() {
        Display display = display(true);

        display.show(null, null, null);
        display.show(50.0, 12_345.6, 90.0);
        display.say("is live.");

        assertThat(output())
                .isEqualTo(
                        "\r\u001b[Kprogramme [------------------------------]     ? %"
                                + "\r\u001b[Kprogramme [###############---------------]  50.0 %  12,346 events/s  90 s left"
                                + "\nprogramme is live.\n");
    }

    @Test
    void writesALineForEachPercentWhereThereIsNoTerminal() {
        Display display = display(false);

        display.show(null, null, null);
        display.show(null, 10.0, null);
        display.show(50.0, 100.0, 300.0);
        display.show(50.9, 100.0, 300.0);
        display.wait("it stands still");
        display.wait("it stands still");
        display.show(51.0, 100.0, null);

        assertThat(output())
                .isEqualTo(
                        """
                        programme: ? %
                        programme: 50.0 %  100 events/s  5 min left
                        programme waits: it stands still
                        programme: 51.0 %  100 events/s
                        """);
    }
}
