package dev.lectern.command.relay.sealing;

import dev.lectern.proof.NoteException;
import dev.lectern.proof.NoteSigner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** The key that signs checkpoints, in a file that only the user of this process can read. */
public final class CheckpointKey {

    private CheckpointKey() {}

    /**
     * The key in this file, which is made if there is none.
     *
     * @param name of the key, if it is made
     * @throws UncheckedIOException if the file can be neither read nor written
     * @throws NoteException if it holds something else
     */
    public static NoteSigner in(Path file, String name) {
        Path path = file.toAbsolutePath();
        try {
            if (Files.exists(path)) {
                return NoteSigner.parse(Files.readString(path));
            }
            NoteSigner made = NoteSigner.generate(name);
            write(path, made.privateKey());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key of the checkpoints can be neither read from nor written to " + path,
                    e);
        }
    }

    /** What it signs is published for good, so it must be on disk first, and whole. */
    private static void write(Path file, String key) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent(), "a file is in a directory");
        Files.createDirectories(directory);
        Path draft = directory.resolve(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(
                draft,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, key + "\n");
        force(draft, StandardOpenOption.WRITE);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        force(directory, StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
