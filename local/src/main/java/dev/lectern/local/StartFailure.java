package dev.lectern.local;

import dev.lectern.embedded.EmbeddedServerException;

import org.springframework.boot.web.server.PortInUseException;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the one who started Lectern in one sentence why it doesn't start. */
final class StartFailure {

    private StartFailure() {}

    static String sentence(Throwable failure) {
        Throwable last = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (isSentence(t)) {
                return String.valueOf(t.getMessage());
            }
            if (t instanceof PortInUseException port) {
                return "Port %d is in use by somebody else.".formatted(port.getPort());
            }
            last = t;
        }
        return "Lectern can't start: " + last;
    }

    /** Writes the stack trace of a failure that nobody foresaw into a file, and says where. */
    static String report(Throwable failure, Path home) {
        if (isSentence(failure)) {
            return "";
        }
        Path file = home.resolve("failure.txt");
        try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
            failure.printStackTrace(out);
            return " (the details are in %s).".formatted(file);
        } catch (IOException e) {
            return " (the details can't be written to %s: %s).".formatted(file, e.getMessage());
        }
    }

    private static boolean isSentence(Throwable failure) {
        return failure instanceof EmbeddedServerException || failure instanceof StartException;
    }
}
