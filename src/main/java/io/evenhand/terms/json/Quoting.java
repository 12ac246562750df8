package io.evenhand.terms.json;

/** Makes foreign text fit for a message: on one line, short, and without characters that could rearrange a terminal. */
public final class Quoting {
    private static final int LONGEST = 60;

    private Quoting() {}

    /** In double quotes, cut after 60 characters, anything that does not print as a question mark. */
    public static String quoted(String text) {
        return "\"" + plain(text) + "\"";
    }

    /** The same without quotes. */
    public static String plain(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(character -> prints(character) ? character : '?')
                .forEach(line::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST ? line + "…" : line.toString();
    }

    /** Whether a character is visible on its own, or a space. */
    public static boolean prints(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT -> false;
            default -> true;
        };
    }
}
