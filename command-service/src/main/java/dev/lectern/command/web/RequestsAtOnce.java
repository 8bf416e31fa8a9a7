package dev.lectern.command.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A bound for the requests that are answered at once. Each holds some hundred kilobytes of Tomcat's
 * buffers, so when all come at once they would be more than the heap; one that waits holds its
 * connection alone.
 */
@Configuration(proxyBeanMethods = false)
class RequestsAtOnce {

    /** Comes last, after the one of Spring Boot that has a thread for each that has come. */
    @Bean
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> boundedThreads(
            @Value("${lectern.limits.requests:1000}") int most) {
        var threads = new BoundedThreads(most, "request-");
        return server -> server.addProtocolHandlerCustomizers(h -> h.setExecutor(threads));
    }
}
