package dev.lectern.query.operating;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows progress: on a terminal as a bar that is drawn over, else as a line for each change of a
 * whole percent.
 */
final class Display {

    private static final int WIDTH = 30;

    private final PrintStream output;
    private final boolean terminal;
    private final String subject;
    private boolean inLine;
    private String last = "";

    Display(PrintStream output, boolean terminal, String subject) {
        this.output = output;
        this.terminal = terminal;
        this.subject = subject;
    }

    /** A sentence about the subject, without it. */
    synchronized void say(String predicate) {
        end();
        output.println(subject + ' ' + predicate);
    }

    /** Why nothing moves. */
    synchronized void wait(String reason) {
        draw(subject + " waits: " + reason, reason);
    }

    synchronized void show(
            @Nullable Double percent, @Nullable Double perSecond, @Nullable Double secondsLeft) {
        String figures =
                "%s%s%s"
                        .formatted(
                                percent == null
                                        ? "    ? %"
                                        : String.format(Locale.ROOT, "%5.1f %%", percent),
                                perSecond == null
                                        ? ""
                                        : String.format(Locale.ROOT, "  %,.0f events/s", perSecond),
                                secondsLeft == null ? "" : "  " + duration(secondsLeft) + " left");
        draw(
                terminal
                        ? subject + ' ' + bar(percent == null ? 0 : percent) + ' ' + figures
                        : subject + ": " + figures.strip(),
                percent == null ? "?" : Integer.toString(percent.intValue()));
    }

    /** Leaves the line that is drawn over. */
    synchronized void end() {
        if (inLine) {
            output.println();
            inLine = false;
        }
    }

    /**
     * @param gist without a terminal, only another one is worth another line
     */
    private void draw(String line, String gist) {
        if (terminal) {
            output.print("\r\u001b[K" + line);
            output.flush();
            inLine = true;
        } else if (!gist.equals(last)) {
            output.println(line);
        }
        last = gist;
    }

    private static String bar(double percent) {
        int full = (int) (percent / 100 * WIDTH);
        return '[' + "#".repeat(full) + "-".repeat(WIDTH - full) + ']';
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 120 ? whole + " s" : (whole + 30) / 60 + " min";
    }
}
