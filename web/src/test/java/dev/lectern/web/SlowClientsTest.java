package dev.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Who is slow, or says nothing, holds nothing for long. */
class SlowClientsTest {

    private static final int AT_ONCE = 2;
    private static final int PATIENCE =
            20_000; // milliseconds, in which a client is told or cut off
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final String POST =
            "POST /%s HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: application/json\r\n";

    private static final Semaphore HELD = new Semaphore(0);
    private static final Executor CALLERS = Executors.newVirtualThreadPerTaskExecutor();

    private static ConfigurableApplicationContext service;

    /** A service with nothing but its manners. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @Import({WebManners.class, Held.class})
    static class Service {}

    @RestController
    static class Held {

        @PostMapping("/held")
        String hold() throws InterruptedException {
            HELD.acquire();
            return "done";
        }
    }

    @BeforeAll
    static void start() {
        service =
                new SpringApplication(Service.class)
                        .run(
                                "--spring.config.import=classpath:lectern-web.yaml",
                                "--server.address=127.0.0.1",
                                "--server.port=0",
                                "--server.tomcat.connection-timeout=1s",
                                "--lectern.limits.body=1s",
                                "--lectern.limits.waiting=500ms",
                                "--lectern.limits.requests=" + AT_ONCE);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Socket connect() throws IOException {
        int port = service.getEnvironment().getRequiredProperty("local.server.port", int.class);
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /** All that comes until the other side hangs up; fails if it does not. */
    private static String received(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        var all = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                all.write(b);
            }
        } catch (SocketException e) {
            all.writeBytes("\nreset".getBytes(US_ASCII)); // which is hanging up, too
        }
        return all.toString(US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "POST /held HTT", "POST /held HTTP/1.1\r\nHost: test\r\nAccept: a"})
    void whoDoesNotFinishTheHeadIsCutOff(String beginning) throws IOException {
        try (Socket socket = connect()) {
            send(socket, beginning);

            assertThat(received(socket)).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void aBodyThatStopsIsCutOff() throws IOException {
        try (Socket socket = connect()) {
            send(socket, POST.formatted("held") + "Content-Length: 10\r\n\r\n{");

            assertThat(received(socket)).startsWith("HTTP/1.1 408").contains("request-timeout");
        }
    }

    /** Each of its bytes comes soon enough; also where it is refused for what its head says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 60000",
                "Transfer-Encoding: chunked",
                "Content-Length: 60000\r\nOrigin: https://evil.example"
            })
    void aBodyThatTricklesIsCutOff(String headers) throws Exception {
        String part = headers.contains("chunked") ? "1\r\nx\r\n" : "x";
        try (Socket socket = connect()) {
            send(socket, POST.formatted("held") + headers + "\r\n\r\n");
            var trickle = CompletableFuture.runAsync(() -> trickle(socket, part), CALLERS);

            assertThat(received(socket)).startsWith("HTTP/1.1 408").contains("request-timeout");
            await().until(trickle::isDone);
        }
    }

    @Test
    void whoHasSentAllMayAskAgain() throws IOException {
        String other = POST.formatted("nothing").replace("Connection: close\r\n", "");
        try (Socket socket = connect()) {
            send(socket, "GET /nothing HTTP/1.1\r\nHost: test\r\n\r\n");
            send(socket, other + "Content-Length: 2\r\n\r\n{}");
            send(socket, other + "Content-Length: 70000\r\n\r\n" + " ".repeat(70_000));
            send(socket, POST.formatted("nothing") + "Content-Length: 2\r\n\r\n{}");

            assertThat(received(socket).split("HTTP/1.1 (?=[0-9])"))
                    .extracting(answer -> answer.split(" ", 2)[0])
                    .containsExactly("", "404", "404", "413");
        }
    }

    private static void trickle(Socket socket, String part) {
        try {
            OutputStream out = socket.getOutputStream();
            while (!Thread.interrupted()) {
                out.write(part.getBytes(US_ASCII));
                Thread.sleep(PAUSE);
            }
        } catch (IOException e) {
            // Hung up on, as it should be.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoHasWaitedForTooLongIsTurnedAway() throws Exception {
        String head = POST.formatted("held") + "Content-Length: 0\r\n\r\n";
        List<Socket> held = new ArrayList<>();
        try (Socket late = connect()) {
            for (int i = 0; i < AT_ONCE; i++) {
                held.add(connect());
                send(held.get(i), head);
            }
            await().until(() -> HELD.getQueueLength() == AT_ONCE);
            send(late, head);
            await().during(Duration.ofMillis(1500))
                    .until(() -> late.getInputStream().available() == 0);
            HELD.release(AT_ONCE);

            assertThat(received(late))
                    .startsWith("HTTP/1.1 503")
                    .contains("\r\nRetry-After: 5\r\n")
                    .contains("\"code\":\"overloaded\"");
            for (Socket socket : held) {
                assertThat(received(socket)).startsWith("HTTP/1.1 200");
            }
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }
}
