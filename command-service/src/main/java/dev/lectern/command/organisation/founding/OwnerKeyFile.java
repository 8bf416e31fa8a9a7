package dev.lectern.command.organisation.founding;

import dev.lectern.access.ApiKeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * The secret of an owner's first API key, in a file that only the user of this process can read.
 */
final class OwnerKeyFile {

    private static final Set<PosixFilePermission> OWNER_ALONE =
            PosixFilePermissions.fromString("rw-------");

    private final Path file;

    OwnerKeyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    Path path() {
        return file;
    }

    /**
     * The secret, on disk before anything rests on it. What an earlier start has left there without
     * getting any further is taken up again.
     *
     * @throws UncheckedIOException if the file can be neither written nor read
     * @throws IllegalStateException if something else is in it
     */
    String secret() {
        try {
            Files.createDirectories(directory());
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
            } catch (FileAlreadyExistsException e) {
                String left = Files.readString(file).strip();
                if (ApiKeys.isOne(left)) {
                    return left;
                }
                if (!left.isEmpty()) {
                    throw new IllegalStateException(
                            file + " exists and holds no API key; the owner's key goes there", e);
                }
                Files.setPosixFilePermissions(file, OWNER_ALONE);
            }
            String secret = ApiKeys.generate();
            Files.writeString(file, secret + "\n");
            force(file, StandardOpenOption.WRITE);
            force(directory(), StandardOpenOption.READ);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("The owner's key cannot be written to " + file, e);
        }
    }

    private Path directory() {
        return Objects.requireNonNull(file.getParent(), "a file is in a directory");
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
