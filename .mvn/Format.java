import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks ({@code check}) or repairs ({@code fix}) the formatting of every Java source below the
 * current directory. A program of its own because the formatter parses with the JDK it runs on, and
 * Maven may run on an older one.
 */
class Format {

    public static void main(String[] args) throws Exception {
        boolean fix = args.length > 0 && args[0].equals("fix");
        List<Path> sources;
        try (var walk = Files.walk(Path.of(""))) {
            sources =
                    walk.filter(p -> p.toString().endsWith(".java"))
                            .filter(p ->
                                    !p.toString().contains("target/") && !p.startsWith(".lectern"))
                            .sorted()
                            .toList();
        }
        var unformatted = new ArrayList<Path>();
        for (Path source : sources) {
            String before = Files.readString(source);
            String after = format(source, before);
            if (!after.equals(before)) {
                unformatted.add(source);
                if (fix) {
                    Files.writeString(source, after);
                }
            }
        }
        if (!fix && !unformatted.isEmpty()) {
            unformatted.forEach(p -> System.err.println("not formatted: " + p));
            System.err.println("Repair with: ./mvnw -N verify -Dformat=fix");
            System.exit(1);
        }
    }

    private static String format(Path source, String text) {
        try {
            String imports =
                    RemoveUnusedImports.removeUnusedImports(
                            ImportOrderer.reorderImports(text, Style.AOSP));
            return new Formatter(
                            com.google.googlejavaformat.java.JavaFormatterOptions.builder()
                                    .style(Style.AOSP)
                                    .build())
                    .formatSource(imports);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot format " + source, e);
        }
    }
}
