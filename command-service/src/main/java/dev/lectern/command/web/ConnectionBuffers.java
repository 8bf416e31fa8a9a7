package dev.lectern.command.web;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Each connection keeps two buffers for as long as it is open, and a hall has thousands of them.
 * What is asked and answered here nearly always fits in small ones.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionBuffers {

    private static final String BYTES = "2048"; // a quarter of Tomcat's

    @Bean
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> smallBuffers() {
        return server ->
                server.addConnectorCustomizers(connector -> {
                    connector.setProperty("socket.appReadBufSize", BYTES);
                    connector.setProperty("socket.appWriteBufSize", BYTES);
                });
    }
}
