package dev.lectern.benchmarks.security;

import dev.lectern.api.poll.Ballot;
import dev.lectern.command.dispatching.Receipt;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.concurrent.atomic.AtomicLong;

/** The least that Tomcat and Spring MVC do for such a request and answer: no manners at all. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@Import(Bare.Endpoint.class)
class Bare {

    static void start(int port) {
        new SpringApplicationBuilder(Bare.class)
                .properties(
                        "spring.config.name=bare",
                        "spring.main.banner-mode=off",
                        "spring.threads.virtual.enabled=true",
                        "spring.jmx.enabled=false",
                        "server.address=127.0.0.1",
                        "server.port=" + port)
                .run();
    }

    @RestController
    static class Endpoint {

        private final AtomicLong position = new AtomicLong();

        @ResponseStatus(HttpStatus.CREATED)
        @PutMapping("/api/conferences/{conference}/polls/{poll}/rounds/{round}/ballots/mine")
        Receipt cast(
                @PathVariable String conference,
                @PathVariable String poll,
                @PathVariable int round,
                @RequestBody Ballot body) {
            return new Receipt(position.incrementAndGet(), body.rating() == null ? 0 : round);
        }
    }
}
