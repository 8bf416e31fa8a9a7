package dev.lectern.command;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the write side. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CommandService {

    /** The application, to be run here or inside another process. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(CommandService.class)
                .properties("spring.config.name=command-service");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
