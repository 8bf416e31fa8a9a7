package dev.lectern.query;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The read side of Lectern: follows the topic and answers reads. */
@SpringBootApplication
public class QueryService {

    /** Its settings are in {@code query-service.yaml}, so that it can share a class path. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(QueryService.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=query-service");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
