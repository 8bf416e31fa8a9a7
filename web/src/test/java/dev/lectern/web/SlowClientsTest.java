package dev.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Who is slow, or says nothing, holds nothing for long. */
class SlowClientsTest {

    private static final int AT_ONCE = 2;

    private static final String POST =
            "POST /%s HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: application/json\r\n";

    private static final Semaphore HELD = new Semaphore(0);

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

    private static int port() {
        return service.getEnvironment().getRequiredProperty("local.server.port", int.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "POST /held HTT", "POST /held HTTP/1.1\r\nHost: test\r\nAccept: a"})
    void whoDoesNotFinishTheHeadIsCutOff(String beginning) throws IOException {
        try (Socket socket = SlowClient.connect(port())) {
            SlowClient.send(socket, beginning);

            assertThat(SlowClient.received(socket)).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void aBodyThatStopsIsCutOff() throws IOException {
        try (Socket socket = SlowClient.connect(port())) {
            SlowClient.send(socket, POST.formatted("held") + "Content-Length: 10\r\n\r\n{");

            assertThat(SlowClient.received(socket))
                    .startsWith("HTTP/1.1 408")
                    .contains("request-timeout");
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

        assertThat(SlowClient.trickle(port(), POST.formatted("held") + headers + "\r\n\r\n", part))
                .startsWith("HTTP/1.1 408")
                .contains("request-timeout");
    }

    @Test
    void whoHasSentAllMayAskAgain() throws IOException {
        String other = POST.formatted("nothing").replace("Connection: close\r\n", "");
        try (Socket socket = SlowClient.connect(port())) {
            SlowClient.send(socket, "GET /nothing HTTP/1.1\r\nHost: test\r\n\r\n");
            SlowClient.send(socket, other + "Content-Length: 2\r\n\r\n{}");
            SlowClient.send(socket, other + "Content-Length: 70000\r\n\r\n" + " ".repeat(70_000));
            SlowClient.send(socket, POST.formatted("nothing") + "Content-Length: 2\r\n\r\n{}");

            assertThat(SlowClient.received(socket).split("HTTP/1.1 (?=[0-9])"))
                    .extracting(answer -> answer.split(" ", 2)[0])
                    .containsExactly("", "404", "404", "413");
        }
    }

    @Test
    void whoHasWaitedForTooLongIsTurnedAway() throws Exception {
        String head = POST.formatted("held") + "Content-Length: 0\r\n\r\n";
        List<Socket> held = new ArrayList<>();
        try (Socket late = SlowClient.connect(port())) {
            for (int i = 0; i < AT_ONCE; i++) {
                held.add(SlowClient.connect(port()));
                SlowClient.send(held.get(i), head);
            }
            await().until(() -> HELD.getQueueLength() == AT_ONCE);
            SlowClient.send(late, head);
            await().during(Duration.ofMillis(1500))
                    .until(() -> late.getInputStream().available() == 0);
            HELD.release(AT_ONCE);

            assertThat(SlowClient.received(late))
                    .startsWith("HTTP/1.1 503")
                    .contains("\r\nRetry-After: 5\r\n")
                    .contains("\"code\":\"overloaded\"");
            for (Socket socket : held) {
                assertThat(SlowClient.received(socket)).startsWith("HTTP/1.1 200");
            }
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }
}
