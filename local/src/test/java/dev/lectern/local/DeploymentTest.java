package dev.lectern.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is beside the code and easily forgotten when it changes. */
class DeploymentTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{lectern\\.([a-z-]+)");
    private static final Pattern READ =
            Pattern.compile("\"lectern\\.([a-z-]*)\"(?: \\+ [a-z]+ \\+ \"([a-z-]+)\")?");

    @ParameterizedTest
    @CsvSource({"command-service, dev.lectern.command", "query-service, dev.lectern.query"})
    void servicesKnowEveryNameThatComposeSets(String service, String basePackage) throws Exception {
        Set<String> set =
                environment(service).keySet().stream()
                        .filter(name -> name.startsWith("LECTERN_"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(set).contains("LECTERN_KAFKA", "LECTERN_KEYS_URL", "LECTERN_PORT");
        Set<String> bound = bound(service, basePackage);
        List<Pattern> read = read(service);
        assertThat(set)
                .allMatch(name ->
                        bound.contains(name)
                                || read.stream().anyMatch(p -> p.matcher(name).matches()));
    }

    @Test
    void composePublishesOnLoopbackOnly() throws IOException {
        var ports =
                services().values().stream()
                        .flatMap(s -> ((List<?>) s.getOrDefault("ports", List.of())).stream())
                        .map(Object::toString)
                        .toList();
        assertThat(ports).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void composeKeepsTheOwnersKeyOnAVolume() throws IOException {
        String file = String.valueOf(environment("command-service").get("LECTERN_OWNER_KEY_FILE"));
        var service = Objects.requireNonNull(services().get("command-service"));
        var volumes = (List<?>) service.getOrDefault("volumes", List.of());

        assertThat(volumes).anyMatch(v -> file.startsWith(v.toString().split(":", 2)[1] + "/"));
        assertThat(Files.readString(ROOT.resolve("command-service/Dockerfile")))
                .contains("LECTERN_OWNER_KEY_FILE=" + file);
    }

    @Test
    void composeHoldsNoSecret() throws IOException {
        for (String service : services().keySet()) {
            environment(service)
                    .forEach((name, value) -> {
                        if (name.endsWith("PASSWORD") || name.endsWith("MASTER_KEY")) {
                            assertThat(value.toString()).as(name).startsWith("${LECTERN_");
                        }
                    });
        }
    }

    @Test
    void gitIgnoresWhatLasts() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve(".gitignore"))).contains(".lectern/", ".env");
    }

    /** The settings that the service's code asks for by name, a part of which may be a variable. */
    private static List<Pattern> read(String service) throws IOException {
        try (var files = Files.walk(ROOT.resolve(service).resolve("src/main/java"))) {
            var patterns = new ArrayList<Pattern>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                READ.matcher(source).results().map(DeploymentTest::pattern).forEach(patterns::add);
                PLACEHOLDER
                        .matcher(source)
                        .results()
                        .map(value -> Pattern.compile(variable(value.group(1))))
                        .forEach(patterns::add);
            }
            return patterns;
        }
    }

    private static Pattern pattern(MatchResult read) {
        String start = variable(read.group(1));
        return Pattern.compile(
                read.group(2) == null ? start : start + "[A-Z]+" + upper(read.group(2)));
    }

    /** The settings in the service's file, and those bound to its records. */
    private static Set<String> bound(String service, String basePackage) throws Exception {
        var names = new HashSet<String>();
        PLACEHOLDER
                .matcher(resource("/" + service + ".yaml"))
                .results()
                .forEach(match -> names.add(variable(match.group(1))));
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var candidates = new ArrayList<>(scanner.findCandidateComponents(basePackage));
        candidates.addAll(scanner.findCandidateComponents("dev.lectern.web"));
        for (var candidate : candidates) {
            Class<?> settings = Class.forName(Objects.requireNonNull(candidate.getBeanClassName()));
            assertThat(settings).isRecord();
            Arrays.stream(settings.getRecordComponents())
                    .map(RecordComponent::getName)
                    .map(name -> variable(name.replaceAll("([A-Z])", "-$1")))
                    .forEach(names::add);
        }
        return names;
    }

    private static String variable(String property) {
        return "LECTERN_" + upper(property);
    }

    private static String upper(String name) {
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DeploymentTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> environment(String service) throws IOException {
        var definition = Objects.requireNonNull(services().get(service));
        return (Map<String, Object>) definition.getOrDefault("environment", Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() throws IOException {
        String text = Files.readString(ROOT.resolve("docker-compose.yml"));
        Map<String, Object> compose = new Yaml().load(text);
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(compose.get("services"));
    }
}
