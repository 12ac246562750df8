package io.evenhand.verification;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody sent to have it checked.
 *
 * @param name only repeated in the report
 * @param bytes how large it is
 */
public record SentFile(String name, long bytes, Content content) {
    private static final int LONGEST_NAME = 120;

    /** A file that is brought into memory only when its turn has come. */
    @FunctionalInterface
    public interface Content {
        byte[] read() throws IOException;
    }

    /** @param original the name as the sender gave it: without its folders, and cut where it is too long to be shown */
    public static SentFile named(@Nullable String original, long bytes, Content content) {
        String name =
                original == null ? "" : original.replaceAll("^.*[/\\\\]", "").replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return new SentFile(shown.isBlank() ? "document.pdf" : shown, bytes, content);
    }
}
