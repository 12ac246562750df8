package io.evenhand.access;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;

/**
 * How a file leaves this house: under its own name in whatever letters it is written, as the type that it is known to have and as no other,
 * and so that no copy stays in a cache, where somebody might find it who may not read it, or may no longer.
 */
public final class FileAnswer {
    private FileAnswer() {}

    /** A file to be kept: no browser opens it in this house's name. */
    public static ResponseEntity<byte[]> toKeep(String mediaType, String fileName, byte[] content) {
        return toKeep(MediaType.parseMediaType(mediaType), fileName).body(content);
    }

    /** The same, for whoever has more to say of it, or sends it as it is read. */
    public static BodyBuilder toKeep(MediaType type, String fileName) {
        return named(type, ContentDisposition.attachment(), fileName);
    }

    /** A file to be read in the browser: only for types that can do nothing there. */
    public static ResponseEntity<byte[]> toRead(String mediaType, String fileName, byte[] content) {
        return named(MediaType.parseMediaType(mediaType), ContentDisposition.inline(), fileName)
                .body(content);
    }

    /** What a file to be kept is called, for whoever writes it to the answer piece by piece. */
    public static String attached(String fileName) {
        return disposition(ContentDisposition.attachment(), fileName);
    }

    private static BodyBuilder named(MediaType type, ContentDisposition.Builder how, String fileName) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(how, fileName))
                .header("X-Content-Type-Options", "nosniff");
    }

    private static String disposition(ContentDisposition.Builder how, String fileName) {
        return how.filename(fileName, StandardCharsets.UTF_8).build().toString();
    }
}
