package dev.lectern.whole;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.Utils;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Searches files for a text, byte by byte, also for what it is in UTF-16, base64 and hexadecimal;
 * segments of Kafka also for what they hold in compressed batches.
 */
final class Traces {

    private static final int ALIGNMENTS = 3;

    private final List<Form> forms = new ArrayList<>();

    /** Finds some bytes as Horspool did. */
    private static final class Form {

        private final String name;
        private final byte[] bytes;
        private final int[] skips = new int[256]; // how far to go on after each last byte

        Form(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
            Arrays.fill(skips, bytes.length);
            for (int i = 0; i < bytes.length - 1; i++) {
                skips[bytes[i] & 0xff] = bytes.length - 1 - i;
            }
        }

        boolean isIn(byte[] content) {
            int last = bytes.length - 1;
            for (int end = last; end < content.length; end += skips[content[end] & 0xff]) {
                if (Arrays.equals(content, end - last, end + 1, bytes, 0, bytes.length)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * @param text in ASCII, so that JSON and SQL write it as it is
     */
    Traces(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] wide = text.getBytes(UTF_16LE);
        forms.add(new Form("UTF-8", bytes));
        forms.add(new Form("UTF-16", Arrays.copyOf(wide, wide.length - 1))); // of both byte orders
        String hex = HexFormat.of().formatHex(bytes);
        forms.add(new Form("hex", hex.getBytes(UTF_8)));
        forms.add(new Form("HEX", hex.toUpperCase(Locale.ROOT).getBytes(UTF_8)));
        for (int before = 0; before < ALIGNMENTS; before++) {
            forms.add(new Form("base64+" + before, base64(bytes, before)));
        }
    }

    /** The characters that depend on the text alone, wherever in other bytes it begins. */
    private static byte[] base64(byte[] bytes, int before) {
        var shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        byte[] encoded = Base64.getEncoder().withoutPadding().encode(shifted);
        int first = (before * 8 + 5) / 6;
        int behind = shifted.length * 8 / 6;
        return Arrays.copyOfRange(encoded, first, behind);
    }

    /** The bytes of each form in which it looks for the text. */
    List<byte[]> forms() {
        return forms.stream().map(form -> form.bytes).toList();
    }

    /** Every file below that holds the text, as {@code pg_wal/000000010000000000000001: UTF-8}. */
    List<String> below(Path root) throws IOException {
        var found = new ArrayList<String>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        if (attributes.isRegularFile()) {
                            in(file).forEach(
                                            form -> found.add(root.relativize(file) + ": " + form));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e)
                            throws IOException {
                        if (e instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE; // the servers go on working
                        }
                        throw e;
                    }
                });
        return found;
    }

    /** The forms of the text that a file holds. */
    List<String> in(Path file) throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return List.of(); // the servers go on working
        }
        var found = new ArrayList<>(in(content));
        if (file.getFileName().toString().matches("[0-9]{20}\\.log")) {
            in(records(file)).forEach(form -> found.add("records, " + form));
        }
        return found;
    }

    private List<String> in(byte[] content) {
        return forms.stream().filter(form -> form.isIn(content)).map(form -> form.name).toList();
    }

    /** What is in the batches of a segment. */
    private static byte[] records(Path segment) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
            for (RecordBatch batch : records.batches()) {
                for (Record record : batch) {
                    if (record.hasKey()) {
                        bytes.writeBytes(Utils.toArray(record.key()));
                    }
                    if (record.hasValue()) {
                        bytes.writeBytes(Utils.toArray(record.value()));
                    }
                    for (Header header : record.headers()) {
                        if (header.value() != null) {
                            bytes.writeBytes(header.value());
                        }
                    }
                }
            }
        }
        return bytes.toByteArray();
    }
}
