package dev.lectern.command.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What the event store's README tells others to write is Java. Tested here, as a service has beside
 * the store what they are told to have.
 */
class EventStoreReadmeTest {

    private static final Path README = Path.of("../event-store/README.md");
    private static final String FENCE = "```";

    private static final String IMPORTS =
            """
            import com.zaxxer.hikari.*;
            import dev.lectern.eventstore.*;
            import io.micrometer.core.instrument.MeterRegistry;
            import javax.sql.DataSource;
            import org.axonframework.common.configuration.AxonConfiguration;
            import org.axonframework.conversion.Converter;
            import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
            import org.flywaydb.core.Flyway;
            import org.postgresql.ds.PGSimpleDataSource;
            import org.springframework.beans.factory.annotation.Value;
            import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
            import org.springframework.context.SmartLifecycle;
            import org.springframework.context.annotation.*;
            """;

    @TempDir private Path classes;

    @Test
    void withoutSpring() throws IOException {
        String parameters = "String url, Converter converter, MeterRegistry meterRegistry";

        assertThat(
                        errors(
                                "class Snippet { void run(%s) {\n%s\n} }"
                                        .formatted(parameters, snippet("### Without Spring"))))
                .isEmpty();
    }

    @Test
    void withSpring() throws IOException {
        assertThat(errors(snippet("### With Spring"))).isEmpty();
    }

    /** The first block of Java below that heading. */
    private static String snippet(String heading) throws IOException {
        String below = Files.readString(README).split("\n" + heading + "\n", 2)[1];
        return below.split(FENCE + "java\n", 2)[1].split(FENCE, 2)[0];
    }

    private List<String> errors(String code) {
        var found = new DiagnosticCollector<JavaFileObject>();
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .getTask(
                        null,
                        null,
                        found,
                        List.of(
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        List.of(new Source(IMPORTS + code)))
                .call();
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String code) {
            super(URI.create("string:///README.java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
