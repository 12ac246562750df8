package io.evenhand.word;

import io.evenhand.redline.Piece.Change;
import org.jspecify.annotations.Nullable;

/**
 * Some characters of a paragraph that look and mean the same.
 *
 * @param field whose value they are; null for wording
 * @param reference the id of the clause whose number they are; null for other text
 * @param change whether they stand in both of two texts, or in one; always kept in a single text
 */
record Span(
        String text,
        boolean bold,
        @Nullable Field field,
        @Nullable String reference,
        Change change) {
    static Span of(String text, boolean bold) {
        return new Span(text, bold, null, null, Change.KEPT);
    }

    Span reading(String other, Change how) {
        return new Span(other, bold, field, how == Change.KEPT ? reference : null, how);
    }

    /**
     * A field of terms.
     *
     * @param pointer where its value stands, as a JSON pointer
     * @param declared how its template names it
     */
    record Field(String pointer, String declared) {}
}
