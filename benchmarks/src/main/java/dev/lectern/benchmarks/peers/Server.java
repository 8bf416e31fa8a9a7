package dev.lectern.benchmarks.peers;

import dev.lectern.benchmarks.load.Http;
import dev.lectern.benchmarks.system.Await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A peer: a server in a process of its own that takes {@code POST /polls/…/ballots}. */
final class Server implements Entrant {

    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 30;

    private final String name;
    private final Process process;
    private final List<Http> connections = new ArrayList<>();
    private final String run = UUID.randomUUID().toString();
    private final AtomicLong votes = new AtomicLong();

    /**
     * @param log where its output goes
     */
    Server(
            String name,
            int port,
            Path directory,
            Path log,
            List<String> command,
            Map<String, String> environment)
            throws Exception {
        this.name = name;
        var builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new Http(port));
        }
        Await.until(
                name + " answers, see " + log,
                START_SECONDS,
                () -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(name + " has ended, see " + log);
                    }
                    try (var http = new Http(port)) {
                        return http.get("/ready", 0).status() == 200;
                    } catch (IOException e) {
                        return false;
                    }
                });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void vote(int caller) throws IOException {
        long n = votes.getAndIncrement();
        var answer =
                connections
                        .get(caller)
                        .exchange(
                                "POST /polls/hot/ballots",
                                "Content-Type: application/json\r\n",
                                "{\"participant\":\"" + run + n + "\",\"option\":\"yes\"}");
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
    }

    /** Of all of its processes. */
    @Override
    public long cpuNanos() {
        return processes()
                .mapToLong(p -> p.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private void kill() {
        processes().toList().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        process.destroy();
        Await.done(() -> {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                kill();
                process.waitFor();
            }
        });
    }
}
