package dev.lectern.benchmarks.system;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Results in files: as JSON, as tables and as pictures. */
public final class Results {

    private Results() {}

    /** What every result says first: when and on what it was measured. */
    public static Map<String, Object> heading() throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("measuredAt", Instant.now().toString());
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("java", System.getProperty("java.vm.version"));
        Path load = Path.of("/proc/loadavg");
        json.put("loadAverage", Files.exists(load) ? Files.readString(load).strip() : "unknown");
        return json;
    }

    /**
     * Writes {@code name.json} and {@code name.md}.
     *
     * @param pictures by the names of their files
     */
    public static void write(
            Path directory,
            String name,
            Map<String, Object> json,
            String table,
            Map<String, String> pictures)
            throws IOException {
        Files.createDirectories(directory);
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(
                directory.resolve(name + ".json"), mapper.writeValueAsString(json) + "\n");
        Files.writeString(directory.resolve(name + ".md"), table);
        for (var picture : pictures.entrySet()) {
            Files.writeString(directory.resolve(picture.getKey()), picture.getValue());
        }
    }
}
