package dev.lectern.command;

import dev.lectern.access.AccessControl;
import dev.lectern.web.WebManners;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Starts the write side. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({WebManners.class, AccessControl.class})
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
