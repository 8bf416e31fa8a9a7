package dev.lectern.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.RefusalCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** That the tests of the use cases leave nothing out, as far as their source tells. */
class UseCasesTest {

    private static final Path TESTS = Path.of("src/test/java");
    private static final String SOURCES = sources();

    @ParameterizedTest
    @EnumSource
    void everyRuleIsBrokenByATest(RefusalCode code) {
        assertThat(SOURCES).containsPattern("\\.refused\\(" + code.name() + "\\b");
    }

    @Test
    void everyUseCaseHasATestInAPackageOfTheSameName() {
        assertThat(UseCases.ALL).isNotEmpty().allSatisfy(UseCasesTest::hasTest);
    }

    private static void hasTest(Decider<?, ?> useCase) {
        String name = useCase.getClass().getPackageName();
        assertThat(TESTS.resolve(name.replace('.', '/')))
                .isDirectoryContaining(
                        file -> read(file).contains("new " + useCase.command().getSimpleName()));
    }

    private static String sources() {
        try (var files = Files.walk(TESTS)) {
            return files.filter(Files::isRegularFile)
                    .map(UseCasesTest::read)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
