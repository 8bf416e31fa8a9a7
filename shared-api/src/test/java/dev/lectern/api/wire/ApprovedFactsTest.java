package dev.lectern.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stored JSON of every version of every fact, approved in a file each. A changed file is a
 * changed meaning of what is already stored: write a new version instead.
 */
class ApprovedFactsTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved");

    @Test
    void everyFactHasASample() {
        assertThat(Samples.all()).extracting(Fact::getClass).doesNotHaveDuplicates();
        assertThat(Samples.all().stream().map(Fact::getClass).collect(Collectors.toSet()))
                .isEqualTo(EventTypes.all());
    }

    @Test
    void everyFactHasAFileAndEveryFileAFact() throws IOException {
        Set<String> expected =
                EventTypes.all().stream()
                        .map(fact -> fileName(EventTypes.of(fact)))
                        .collect(Collectors.toSet());
        try (var files = Files.list(APPROVED)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @TestFactory
    Stream<DynamicTest> isWrittenAsApprovedAndReadBackEqual() {
        return Samples.all().stream()
                .map(fact -> {
                    EventType type = EventTypes.of(fact.getClass());
                    return DynamicTest.dynamicTest(
                            fileName(type),
                            () -> {
                                String approved =
                                        Files.readString(APPROVED.resolve(fileName(type)));
                                assertThat(FactJson.write(fact) + '\n').isEqualTo(approved);
                                assertThat(FactJson.read(type, approved)).isEqualTo(fact);
                            });
                });
    }

    private static String fileName(EventType type) {
        return type.name() + ".v" + type.version() + ".json";
    }
}
