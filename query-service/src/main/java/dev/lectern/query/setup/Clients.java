package dev.lectern.query.setup;

import dev.lectern.api.privacy.MasterKey;

import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.util.List;

/** Kafka's address and the master key. */
@Configuration(proxyBeanMethods = false)
class Clients {

    @Bean
    KafkaConnectionDetails kafka(Environment environment) {
        String servers =
                new Settings(environment)
                        .required("lectern.kafka", "Kafka's bootstrap servers, host:port each");
        return () -> List.of(servers.split("\\s*,\\s*"));
    }

    @Bean
    MasterKey masterKey(Environment environment) {
        return new Settings(environment).masterKey();
    }
}
