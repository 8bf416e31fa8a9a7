package dev.lectern.benchmarks.springjpa;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

import java.util.Map;

/** Takes ballots. Port and database are given as any Spring application's. */
@SpringBootApplication
class BallotApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(BallotApplication.class)
                .properties(
                        Map.of(
                                "spring.threads.virtual.enabled", "true",
                                "spring.datasource.hikari.maximum-pool-size", "16",
                                "spring.jpa.hibernate.ddl-auto", "create",
                                "spring.jpa.open-in-view", "false"))
                .run(arguments);
    }
}
