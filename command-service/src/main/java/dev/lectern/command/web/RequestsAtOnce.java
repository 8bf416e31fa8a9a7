package dev.lectern.command.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A bound for the requests that are answered at once. Each holds some hundred kilobytes of stack
 * and of Tomcat's buffers, so when all come at once the collector would be busier than they are;
 * one that waits holds its connection alone.
 */
@Configuration(proxyBeanMethods = false)
class RequestsAtOnce {

    /** More than what is asked and answered here takes; of which a connection keeps two. */
    private static final String SOCKET_BUFFER_BYTES = "2048";

    /** Comes last, after the one of Spring Boot that has a thread for each that has come. */
    @Bean
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> boundedThreads(
            @Value("${lectern.limits.requests:200}") int most) {
        var threads = new BoundedThreads(most, "request-");
        return server -> server.addProtocolHandlerCustomizers(h -> h.setExecutor(threads));
    }

    @Bean
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> smallConnections() {
        return server ->
                server.addConnectorCustomizers(
                        connector -> {
                            connector.setProperty("socket.appReadBufSize", SOCKET_BUFFER_BYTES);
                            connector.setProperty("socket.appWriteBufSize", SOCKET_BUFFER_BYTES);
                        });
    }
}
