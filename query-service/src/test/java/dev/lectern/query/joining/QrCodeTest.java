package dev.lectern.query.joining;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import dev.lectern.api.admission.Admission;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Story;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

/** What is painted is read as people's phones read it. */
class QrCodeTest {

    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();

    private byte[] read(String format) {
        long position =
                lectern.log().append(story.created(), story.opened("K7QTM4", Admission.OPEN));
        String path = story.path() + "/admission/qr-code" + format;
        assertThat(
                        lectern.service()
                                .get(path, "Lectern-Min-Position", Long.toString(position))
                                .status())
                .isEqualTo(200);
        return lectern.service().bytes(path);
    }

    private static String decoded(BufferedImage image) throws ReaderException {
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        var source = new RGBLuminanceSource(width, image.getHeight(), pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }

    @Test
    void isAPng() throws IOException, ReaderException {
        byte[] png = read("?format=png");

        assertThat(decoded(ImageIO.read(new ByteArrayInputStream(png))))
                .isEqualTo("http://localhost:8081/join/K7QTM4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    image/png                             |             | 200 | image/png
                    image/png, */*;q=0.5                  |             | 200 | image/png
                    image/svg+xml                         |             | 200 | image/svg+xml
                    image/avif,image/svg+xml,image/*,*/*  |             | 200 | image/svg+xml
                    */*                                   |             | 200 | image/svg+xml
                    image/svg+xml                         | ?format=png | 200 | image/png
                    image/png                             | ?format=gif | 400 | application/problem+json
                    text/plain                            |             | 406 | application/problem+json
                    nonsense                              |             | 406 | application/problem+json
                    """)
    void isWhatIsAskedFor(String accept, @Nullable String format, int status, String type) {
        read("");
        String path = story.path() + "/admission/qr-code" + (format == null ? "" : format);

        var answer = lectern.service().get(path, "Accept", accept);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue(type);
    }

    @Test
    void isAnSvgUnlessToldOtherwise() throws ReaderException {
        String svg = new String(read(""), UTF_8);
        var size = SIZE.matcher(svg);
        assertThat(size.find()).isTrue();
        int scale = 8;
        int pixels = Integer.parseInt(size.group(1)) * scale;
        var image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(java.awt.Color.WHITE);
        canvas.fillRect(0, 0, pixels, pixels);
        canvas.setColor(java.awt.Color.BLACK);
        MODULE.matcher(svg)
                .results()
                .forEach(module ->
                        canvas.fillRect(
                                Integer.parseInt(module.group(1)) * scale,
                                Integer.parseInt(module.group(2)) * scale,
                                scale,
                                scale));

        assertThat(decoded(image)).isEqualTo("http://localhost:8081/join/K7QTM4");
    }
}
