package io.evenhand.terms;

import org.jspecify.annotations.Nullable;

/**
 * One field in which two versions of terms differ.
 *
 * @param field as a JSON pointer
 * @param before its value as text; absent if the field was added
 * @param after its value as text; absent if the field was removed
 */
public record TermsDifference(
        String field, @Nullable String before, @Nullable String after) {}
