package dev.lectern.benchmarks.peers;

import dev.lectern.benchmarks.system.Installation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the peers, each with a database of its own on the installation's PostgreSQL. */
final class Peers {

    private final Installation installation;
    private final Path directory;

    Peers(Installation installation, Path directory) {
        this.installation = installation;
        this.directory = directory;
    }

    /** With the heap and the settings of the JVM that our services have. */
    Server springJpa(String classPath) throws Exception {
        int port = Installation.freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Installation.JVM);
        command.addAll(
                List.of(
                        "-cp",
                        classPath,
                        "dev.lectern.benchmarks.springjpa.BallotApplication",
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--spring.datasource.url=" + installation.scratch("spring_jpa")));
        return new Server(
                "spring-jpa",
                port,
                directory,
                directory.resolve("spring-jpa.log"),
                command,
                Map.of());
    }

    /** Two workers, one for each processor. */
    Server fastApi(String python, Path application) throws Exception {
        int port = Installation.freePort();
        String url = installation.scratch("fastapi");
        return new Server(
                "fastapi",
                port,
                application,
                directory.resolve("fastapi.log"),
                List.of(
                        python,
                        "-B",
                        "-m",
                        "uvicorn",
                        "app:app",
                        "--workers",
                        "2",
                        "--port",
                        Integer.toString(port),
                        "--timeout-keep-alive", // as long as our services'
                        "60",
                        "--no-access-log",
                        "--log-level",
                        "warning"),
                Map.of("BALLOTS_URL", url.replace("jdbc:postgresql:", "postgresql+asyncpg:")));
    }
}
