package dev.lectern.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.wire.LogLine;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** What is read fast is the same as what is read thoroughly. */
class PlainLineTest {

    private static final int ROUNDS = 20_000;

    private final LineReader reader = new LineReader();
    private final PlainLine plain = new PlainLine();

    private boolean isPlain(byte[] line) {
        return plain.read(line, 0, line.length);
    }

    @Test
    void readsEveryLineThatIsWrittenWithPlainTexts() {
        for (LogLine line : SampleLog.export()) {
            byte[] bytes = line.toJson().getBytes(UTF_8);
            assertThat(isPlain(bytes)).as(line.toJson()).isTrue();
            assertThat(reader.read(bytes, 0, bytes.length)).isEqualTo(reader.read(line.toJson()));
        }
    }

    /** A byte is changed, doubled or left out, wherever it may be. */
    @Test
    void leavesAsideOrReadsAlikeWhateverElseIsThere() {
        var random = new Random(7);
        List<LogLine> lines = SampleLog.export();
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] line = lines.get(i % lines.size()).toJson().getBytes(UTF_8);
            byte[] other = changed(line, random);
            if (isPlain(other)) {
                read++;
                assertThat(plain.leaf())
                        .as(new String(other, UTF_8))
                        .isEqualTo(reader.read(new String(other, UTF_8)).leaf());
            }
        }
        assertThat(read).isBetween(ROUNDS / 4, ROUNDS - ROUNDS / 8);
    }

    @Test
    void leavesAsideWhatIsWrittenOtherwise() {
        String line = SampleLog.export().get(6).toJson();
        for (String other :
                List.of(
                        line.replace("\"position\":7", "\"position\":07"),
                        line.replace("\"position\":7", "\"position\":9999999999999999999"),
                        line.replace("\"version\":1", "\"version\":01"),
                        line.replace("\"version\":1", "\"version\":9999999999"),
                        line.replace("main/ada", "main/\u00e4da"),
                        line.replace("main/ada", "main\\/ada"),
                        line.replace("voter6", "vot\\u0065r6"),
                        line.replace("2026-11-25", "2026-13-25"),
                        line + ' ')) {
            assertThat(other).isNotEqualTo(line);
            assertThat(isPlain(other.getBytes(UTF_8))).as(other).isFalse();
        }
    }

    private static byte[] changed(byte[] line, Random random) {
        int at = random.nextInt(line.length);
        var other = new java.io.ByteArrayOutputStream();
        other.write(line, 0, at);
        switch (random.nextInt(3)) {
            case 0 -> other.write(random.nextInt(256));
            case 1 -> {
                other.write(line[at]);
                other.write(line[at]);
            }
            default -> {
                // It is left out.
            }
        }
        other.write(line, at + 1, line.length - at - 1);
        return other.toByteArray();
    }

    @Test
    void readsLinesOfAnyLengthAndTheLastOneWithoutAnEnd() throws IOException {
        var written = new ArrayList<LogLine>();
        for (int length : List.of(1, 3_000_000, 700_000, 1, 600_000, 1 << 20)) {
            LogLine like = SampleLog.export().getFirst();
            written.add(
                    SampleLog.with(
                            like,
                            written.size() + 1L,
                            SampleLog.text(like.recordedAt()),
                            "{\"x\": \"" + "y".repeat(length) + "\"}"));
        }
        String text = written.stream().map(LogLine::toJson).collect(Collectors.joining("\n"));
        var read = new ArrayList<Line>();
        new Lines(new ByteArrayInputStream(text.getBytes(UTF_8))).forEach(read::add);

        assertThat(read)
                .extracting(Line::leaf)
                .isEqualTo(written.stream().map(line -> reader.read(line).leaf()).toList());
    }
}
