package dev.lectern.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the documents point to exists. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(f -> f.toString().endsWith(".md"))
                    .filter(f -> !f.toString().contains("/target/"))
                    .filter(f -> !f.startsWith(ROOT.resolve(".lectern")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) throws IOException {
        String text = Files.readString(document);

        assertThat(LINK.matcher(text).results().map(link -> link.group(1)))
                .allSatisfy(link ->
                        assertThat(document.resolveSibling(link).normalize())
                                .as("link in " + ROOT.relativize(document))
                                .exists());
    }

    @Test
    void theReadmeNamesEverySliceOfTheWriteSide() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Path features = ROOT.resolve("command-service/src/main/java/dev/lectern/command");

        for (String feature :
                List.of(
                        "organisation",
                        "conference",
                        "admission",
                        "judging",
                        "talk",
                        "question",
                        "poll")) {
            try (Stream<Path> slices = Files.list(features.resolve(feature))) {
                assertThat(slices.filter(Files::isDirectory))
                        .isNotEmpty()
                        .allSatisfy(slice ->
                                assertThat(readme)
                                        .contains("(" + ROOT.relativize(slice).toString() + ")"));
            }
        }
    }
}
