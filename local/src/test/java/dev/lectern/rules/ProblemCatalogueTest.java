package dev.lectern.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.web.ProblemCode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every code that there is in the source is documented with its status, and no other. */
class ProblemCatalogueTest {

    private static final Path CATALOGUE = Path.of("../docs/api/problems.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z0-9-]+)` \\| (\\d{3}) \\| [^|]+ \\| [^|]+ \\|$");

    private static void put(Map<String, Integer> codes, String code, int status) {
        Integer other = codes.putIfAbsent(code, status);
        assertThat(other == null ? status : other).as("the status of %s", code).isEqualTo(status);
    }

    private static Map<String, Integer> inTheSource() {
        var codes = new TreeMap<String, Integer>();
        var classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.lectern");
        for (JavaClass type : classes) {
            if (type.isEnum() && type.isAssignableTo(ProblemCode.class)) {
                for (Object code : type.reflect().getEnumConstants()) {
                    put(codes, ((ProblemCode) code).code(), ((ProblemCode) code).status());
                }
            }
        }
        Arrays.stream(RefusalCode.values())
                .forEach(rule ->
                        put(
                                codes,
                                rule.code(),
                                switch (rule.kind()) {
                                    case UNKNOWN -> 404;
                                    case FORBIDDEN -> 403;
                                    case CONFLICT -> 409;
                                    case INVALID -> 422;
                                }));
        return codes;
    }

    @Test
    void hasEveryCodeAndNoOther() throws IOException {
        var documented = new TreeMap<String, Integer>();
        for (String line : Files.readAllLines(CATALOGUE)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(documented.put(row.group(1), Integer.valueOf(row.group(2))))
                        .as("%s is documented once", row.group(1))
                        .isNull();
            }
        }

        assertThat(documented).isEqualTo(inTheSource());
    }
}
