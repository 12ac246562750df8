package io.evenhand.notice;

import java.util.regex.Pattern;

/** Text without line breaks and other characters that control something: in a mail, a line break may begin a header. */
final class OneLine {
    /** Also the marks that reverse the direction of what follows, by which a subject could be made to read otherwise. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

    private OneLine() {}

    static String of(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    /** Cut to so many characters, with a mark where something was cut off. */
    static String of(String text, int most) {
        String line = of(text);
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
        return line.substring(0, end).stripTrailing() + "…";
    }
}
