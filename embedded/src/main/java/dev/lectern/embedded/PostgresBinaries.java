package dev.lectern.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/**
 * PostgreSQL's programs for this machine, unpacked from the class path into the user's cache, which
 * all their runs share. The folder is named after the archive's digest, so another version never
 * meets an old one's files.
 */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked() {
        return unpacked(cache());
    }

    static Path unpacked(Path cache) {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path home = cache.resolve("postgresql-" + digest(archive));
        try {
            if (!Files.exists(home)) {
                unpack(archive, home);
            }
            return home;
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "PostgreSQL can't be unpacked into %s: %s.".formatted(home, e), e);
        }
    }

    // Within this JVM the monitor, between JVMs the file lock lets one unpack and the others wait.
    private static synchronized void unpack(String archive, Path home) throws IOException {
        Path cache = Objects.requireNonNull(home.getParent());
        Files.createDirectories(cache);
        try (FileChannel channel =
                        FileChannel.open(
                                cache.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (Files.exists(home)) {
                return;
            }
            Path partial = home.resolveSibling(home.getFileName() + ".partial");
            Folders.delete(partial);
            try (InputStream in = open(archive)) {
                TarXz.unpack(in, partial);
            }
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The archive's name on the class path. */
    static String archive(String os, String arch) {
        boolean arm =
                switch (arch) {
                    case "aarch64" -> true;
                    case "amd64", "x86_64" -> false;
                    default -> throw unsupported(os, arch);
                };
        String name = os.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return arm ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
        }
        if (name.startsWith("mac")) {
            return "postgres-darwin-x86_64.txz"; // Universal binaries: they run on Arm as well.
        }
        throw unsupported(os, arch);
    }

    private static EmbeddedServerException unsupported(String os, String arch) {
        return new EmbeddedServerException(
                "There is no embedded PostgreSQL for %s on %s.".formatted(os, arch));
    }

    private static String digest(String archive) {
        try (var in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new EmbeddedServerException("The archive " + archive + " can't be read.", e);
        }
    }

    private static InputStream open(String archive) {
        InputStream in = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (in == null) {
            throw new EmbeddedServerException("The class path has no " + archive + ".");
        }
        return in;
    }

    private static Path cache() {
        Path home = Path.of(System.getProperty("user.home"));
        if (System.getProperty("os.name").startsWith("Mac")) {
            return home.resolve("Library/Caches/lectern");
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg);
        return base.resolve("lectern");
    }
}
