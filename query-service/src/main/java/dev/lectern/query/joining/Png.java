package dev.lectern.query.joining;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes square PNGs in black and white, which takes no more than this. */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Png() {}

    /** Tells the colour of a pixel. */
    interface Pixels {
        boolean isBlack(int x, int y);
    }

    static byte[] of(int size, Pixels pixels) {
        try {
            var png = new ByteArrayOutputStream();
            png.write(SIGNATURE);
            chunk(png, "IHDR", header(size));
            chunk(png, "IDAT", lines(size, pixels));
            chunk(png, "IEND", new byte[0]);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One bit for each pixel, grey, neither filtered nor interlaced. */
    private static byte[] header(int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var header = new DataOutputStream(bytes);
        header.writeInt(size);
        header.writeInt(size);
        header.write(new byte[] {1, 0, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] lines(int size, Pixels pixels) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var lines = new DeflaterOutputStream(bytes)) {
            for (int y = 0; y < size; y++) {
                byte[] line = new byte[1 + (size + 7) / 8]; // the first one says: not filtered
                for (int x = 0; x < size; x++) {
                    if (!pixels.isBlack(x, y)) {
                        line[1 + x / 8] |= (byte) (0x80 >> (x % 8));
                    }
                }
                lines.write(line);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data)
            throws IOException {
        var out = new DataOutputStream(png);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) checksum.getValue());
    }
}
