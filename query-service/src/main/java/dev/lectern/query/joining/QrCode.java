package dev.lectern.query.joining;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code, black on white with the margin that it needs, to be read from a screen. */
final class QrCode {

    private static final int MARGIN = 4;
    private static final int PIXELS_EACH = 16;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /**
     * @throws IllegalArgumentException if the text is too long for one
     */
    static QrCode of(String text) {
        try {
            return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "No QR code holds " + text.length() + " characters", e);
        }
    }

    private int size() {
        return modules.getWidth() + 2 * MARGIN;
    }

    private boolean isBlack(int column, int row) {
        int x = column - MARGIN;
        int y = row - MARGIN;
        return x >= 0
                && y >= 0
                && x < modules.getWidth()
                && y < modules.getHeight()
                && modules.get(x, y) == 1;
    }

    /** For any size; it names its own. */
    String svg() {
        var path = new StringBuilder();
        for (int row = 0; row < size(); row++) {
            for (int column = 0; column < size(); column++) {
                if (isBlack(column, row)) {
                    path.append('M').append(column).append(' ').append(row).append("h1v1h-1z");
                }
            }
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" width="%2$d" height="%2$d" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%3$s"/></svg>
        """
                .formatted(size(), size() * PIXELS_EACH, path);
    }

    byte[] png() {
        return Png.of(size() * PIXELS_EACH, (x, y) -> isBlack(x / PIXELS_EACH, y / PIXELS_EACH));
    }
}
