package dev.lectern.embedded;

import com.sun.security.auth.module.UnixSystem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code initdb} and {@code pg_ctl}, the programs that come with the server. */
final class PostgresPrograms {

    private final Path home;

    PostgresPrograms(Path home) {
        this.home = home;
    }

    /**
     * Runs a program to its end.
     *
     * @return what it printed
     * @throws EmbeddedServerException with its words, if it fails
     */
    String run(String program, String... arguments) {
        var command = new ArrayList<String>(unprivileged());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Settings of the user's shell (PGPORT, PGDATA) are meant for other servers.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            if (process.waitFor() != 0) {
                throw new EmbeddedServerException(explain(program, output));
            }
            return output;
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "PostgreSQL's %s can't be run: %s.".formatted(program, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while " + program + " ran.", e);
        }
    }

    // PostgreSQL refuses to run as root. In a user namespace of its own the process is nobody to
    // itself, and still the owner of its files to the machine.
    private static List<String> unprivileged() {
        return isRoot() ? List.of("unshare", "--user") : List.of();
    }

    private static String explain(String program, String output) {
        if (output.startsWith("unshare:") || (isRoot() && output.contains("run as root"))) {
            return "PostgreSQL refuses to run as root, and this machine allows no user namespace"
                    + " (%s): start Lectern as an ordinary user.".formatted(output);
        }
        return "PostgreSQL's %s failed: %s".formatted(program, output);
    }

    private static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }
}
