package dev.lectern.query;

import dev.lectern.access.AccessControl;
import dev.lectern.query.operating.Rebuilding;
import dev.lectern.web.WebManners;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

import java.io.Console;
import java.util.List;
import java.util.Optional;

/** The read side of Lectern: follows the topic and answers reads. */
@SpringBootApplication
@Import({WebManners.class, AccessControl.class})
public class QueryService {

    /** Its settings are in {@code query-service.yaml}, so that it can share a class path. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(QueryService.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=query-service");
    }

    /** Runs the service, or with {@code rebuild} as the first argument the command of that name. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length > 0 && args[0].equals(Rebuilding.NAME)) {
            System.exit(
                    Rebuilding.run(
                            List.of(args).subList(1, args.length),
                            System.out,
                            System.err,
                            Optional.ofNullable(System.console())
                                    .map(Console::isTerminal)
                                    .orElse(false)));
        }
        application().run(args);
    }
}
