package io.evenhand.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Proves that the drawing on the page is read by a QR reader as the address that it was made of. */
class QrPictureTests {
    private static final String ADDRESS =
            "otpauth://totp/Evenhand:anna.berg?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Evenhand&algorithm=SHA1&digits=6&period=30";

    private static final int SCALE = 4;

    @Test
    void aReaderReadsTheDrawing() throws Exception {
        QrPicture picture = QrPicture.of(ADDRESS);
        int side = picture.size() * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        Pattern.compile("M(\\d+) (\\d+)h1v1h-1z")
                .matcher(picture.path())
                .results()
                .forEach(module -> {
                    int left = Integer.parseInt(module.group(1)) * SCALE;
                    int top = Integer.parseInt(module.group(2)) * SCALE;
                    for (int y = top; y < top + SCALE; y++) {
                        Arrays.fill(pixels, y * side + left, y * side + left + SCALE, 0);
                    }
                });

        String read = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
                .getText();
        assertThat(read).isEqualTo(ADDRESS);
        assertThat(picture.path().replaceAll("M\\d+ \\d+h1v1h-1z", "")).isEmpty();
    }
}
