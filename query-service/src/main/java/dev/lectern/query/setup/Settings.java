package dev.lectern.query.setup;

import dev.lectern.api.privacy.MasterKey;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** What the environment says; each name is also one of a property or an argument. */
final class Settings {

    private final Environment environment;

    Settings(Environment environment) {
        this.environment = environment;
    }

    /**
     * @param name such as {@code lectern.views-url}
     * @throws MisconfiguredException if it is not given
     */
    String required(String name, String what) {
        String value = optional(name);
        if (value == null) {
            throw new MisconfiguredException(
                    "%s is not set: it must be %s.".formatted(variable(name), what));
        }
        return value;
    }

    @Nullable String optional(String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** From {@code LECTERN_MASTER_KEY} or the file that {@code LECTERN_MASTER_KEY_FILE} names. */
    MasterKey masterKey() {
        String given = optional("lectern.master-key");
        String file = optional("lectern.master-key-file");
        if (given == null && file == null) {
            throw new MisconfiguredException(
                    "Neither LECTERN_MASTER_KEY nor LECTERN_MASTER_KEY_FILE is set: one of them must give the base64 of the 32 bytes that personal keys are wrapped with.");
        }
        try {
            return MasterKey.parse(given != null ? given : read(file == null ? "" : file));
        } catch (IllegalArgumentException e) {
            throw new MisconfiguredException(
                    "%s is no master key: %s."
                            .formatted(
                                    given != null
                                            ? "LECTERN_MASTER_KEY"
                                            : "The file of LECTERN_MASTER_KEY_FILE, " + file + ",",
                                    e.getMessage()));
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new MisconfiguredException(
                    "LECTERN_MASTER_KEY_FILE names %s, which cannot be read (%s)."
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }

    /** The environment variable of a property. */
    static String variable(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
