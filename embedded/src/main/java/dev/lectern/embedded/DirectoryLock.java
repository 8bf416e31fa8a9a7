package dev.lectern.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that this JVM alone works in a directory. The operating system gives the lock up when the
 * JVM ends, however it ends.
 */
public final class DirectoryLock implements AutoCloseable {

    // POSIX drops a process's lock on a file as soon as the process closes any channel to it, so
    // a second attempt in this JVM must not even open the file.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Creates the directory if it is absent, and locks it.
     *
     * @throws EmbeddedServerException if another live JVM, or this one, has locked it already, or
     *     if it can't be written to
     */
    public static DirectoryLock acquire(Path directory) {
        Path file = writable(directory).resolve("lock");
        if (!HELD.add(file)) {
            throw taken(directory, "this process");
        }
        try {
            return lock(directory, file);
        } catch (IOException e) {
            HELD.remove(file);
            throw unwritable(directory, e);
        } catch (RuntimeException e) {
            HELD.remove(file);
            throw e;
        }
    }

    @SuppressWarnings("resource") // Handed on to the DirectoryLock, which closes it.
    private static DirectoryLock lock(Path directory, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            ByteBuffer owner = ByteBuffer.allocate(20);
            channel.read(owner);
            channel.close();
            throw taken(
                    directory,
                    "process " + new String(owner.array(), StandardCharsets.US_ASCII).trim());
        }
        channel.truncate(0);
        String pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return new DirectoryLock(file, channel);
    }

    private static Path writable(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private static EmbeddedServerException taken(Path directory, String owner) {
        return new EmbeddedServerException(
                "The folder %s is in use by %s.".formatted(directory.toAbsolutePath(), owner));
    }

    private static EmbeddedServerException unwritable(Path directory, IOException e) {
        String reason =
                e instanceof FileSystemException f && f.getReason() != null
                        ? f.getReason()
                        : e.getClass().getSimpleName();
        return new EmbeddedServerException(
                "The folder %s can't be written to (%s)."
                        .formatted(directory.toAbsolutePath(), reason),
                e);
    }

    /** Gives the directory up; does nothing if that has happened already. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedServerException("The lock " + file + " can't be given up.", e);
        } finally {
            HELD.remove(file);
        }
    }
}
