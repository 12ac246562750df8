package io.evenhand.engine.read;

/**
 * The pattern of a {@code $like} filter: {@code *} is any text, {@code ?} any one character, {@code \} takes the next
 * character literally. Matched without backtracking over more than one star, so that no pattern is slow.
 */
record Glob(String pattern) {
    boolean matches(String text) {
        int inText = 0;
        int inPattern = 0;
        int star = -1;
        int textAtStar = 0;
        while (inText < text.length()) {
            if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
                star = inPattern++;
                textAtStar = inText;
                continue;
            }
            int width = matchOne(inPattern, text.charAt(inText));
            if (width > 0) {
                inPattern += width;
                inText++;
            } else if (star >= 0) {
                inPattern = star + 1;
                inText = ++textAtStar;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }

    /** How many characters of the pattern stand for the given one, or 0 when they stand for another. */
    private int matchOne(int at, char character) {
        if (at >= pattern.length()) {
            return 0;
        }
        char expected = pattern.charAt(at);
        if (expected == '\\' && at + 1 < pattern.length()) {
            return pattern.charAt(at + 1) == character ? 2 : 0;
        }
        return expected == '?' || expected == character ? 1 : 0;
    }
}
