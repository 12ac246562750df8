package io.evenhand.settlement.journal;

/** What text of the journal must be to come back from any database as it went in. */
final class JournalText {
    private JournalText() {}

    /** @throws IllegalArgumentException with a sentence that names what is wrong */
    static void require(String text, int longest, String what) {
        int characters = text.codePointCount(0, text.length());
        if (text.isBlank() || characters > longest) {
            throw new IllegalArgumentException(
                    "%s has %d characters; it needs 1 to %d".formatted(what, text.isBlank() ? 0 : characters, longest));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isISOControl(c) || (Character.isSurrogate(c) && !pair)) {
                throw new IllegalArgumentException(
                        "%s has a character that is no text, at position %d".formatted(what, i + 1));
            }
            i += pair ? 1 : 0;
        }
    }
}
