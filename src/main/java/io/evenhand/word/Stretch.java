package io.evenhand.word;

import io.evenhand.redline.Piece.Change;
import org.jspecify.annotations.Nullable;

/**
 * Some text in a file that came back.
 *
 * @param author who added or removed it, as the file says; empty for text that stayed
 * @param field the pointer that its control names; null outside controls
 */
record Stretch(
        String text, Change change, String author, @Nullable String field) {}
