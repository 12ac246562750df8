package io.evenhand.document;

import java.time.Instant;
import java.util.Locale;

/**
 * What a document says about itself to archives and screen readers.
 *
 * @param createdAt kept to the second, as PDF does
 */
public record DocumentProperties(String title, String subject, String author, Locale language, Instant createdAt) {
    public DocumentProperties {
        if (title.isBlank()) {
            throw new IllegalArgumentException("A document needs a title: screen readers announce it");
        }
    }
}
