package io.evenhand.template;

import java.util.Locale;
import java.util.Optional;

/**
 * Characters that are not seen, or that make others be seen in another order: a wording in which they stand reads otherwise than it is.
 */
final class Invisible {
    private Invisible() {}

    /**
     * Whether a character may not stand in a wording. Tabs, line ends, no-break spaces and soft hyphens are typography and stay; they
     * reorder nothing.
     */
    static boolean is(int character) {
        if (character < 0x20) {
            return character != '\t' && character != '\n';
        }
        if (character < 0x7f || character == 0xad) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            // Fillers that fonts draw as nothing, though they count as letters, and marks that vary what stands before
            // them.
            default ->
                character == 0x115f
                        || character == 0x1160
                        || character == 0x3164
                        || character == 0xffa0
                        || character == 0x034f
                        || character >= 0xfe00 && character <= 0xfe0f;
        };
    }

    /** The position of the first; empty if there is none. */
    static Optional<Integer> firstIn(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (is(text.codePointAt(at))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** "U+202E". */
    static String name(int character) {
        return "U+%04X".formatted(character).toUpperCase(Locale.ROOT);
    }

    /** The text with each of them written by its name. */
    static String shown(String text) {
        if (firstIn(text).isEmpty()) {
            return text.replace('\n', ' ');
        }
        var shown = new StringBuilder();
        text.codePoints().limit(2_000).forEach(character -> {
            if (is(character)) {
                shown.append('[').append(name(character)).append(']');
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString().replace('\n', ' ');
    }
}
