package io.evenhand.claim.web;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file that was sent with a form.
 *
 * @param name as the browser says it; empty where none was chosen
 */
record Sent(String name, byte[] content) {
    static Sent of(@Nullable MultipartFile file) throws IOException {
        return file == null
                ? new Sent("", new byte[0])
                : new Sent(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes());
    }

    /** Null where it is no day. */
    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    /** Of a form that is sent without one, each sending counts. */
    static String key(String once) {
        try {
            return UUID.fromString(once).toString();
        } catch (IllegalArgumentException none) {
            return UUID.randomUUID().toString();
        }
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
