package io.evenhand.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** A page asks for itself again every few seconds and names the version it shows: 204 when that is still the latest. */
final class PageVersions {
    /** Always as many, so that pages of the same content are of the same length. */
    private static final int DIGITS = 8;

    private PageVersions() {}

    @Nullable
    static String unlessShown(
            @Nullable String shown, String latest, String template, Model model, HttpServletResponse response) {
        if (latest.equals(shown)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("version", latest);
        return template;
    }

    /** What a page shows is a value whose text names all of its content, so the text's checksum tells one state from the next. */
    static String versionOf(Object content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(checksum.getValue(), DIGITS);
    }
}
