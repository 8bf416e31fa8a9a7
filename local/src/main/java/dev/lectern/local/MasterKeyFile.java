package dev.lectern.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that encrypts the keys of personal text: 32 bytes in base64, for its owner's eyes. */
final class MasterKeyFile {

    private static final int BYTES = 32;

    private MasterKeyFile() {}

    /** The file in this folder, created on the first start and never changed. */
    static Path in(Path home) throws IOException {
        Path file = home.resolve("master.key");
        if (Files.exists(file)) {
            return file;
        }
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = home.resolve("master.key.draft");
        Files.deleteIfExists(draft);
        Files.createFile(
                draft,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n");
        force(draft, StandardOpenOption.WRITE);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        force(home, StandardOpenOption.READ);
        return file;
    }

    /** What it encrypts is on disk for good, so it must be there first. */
    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
