package io.evenhand.notice;

import java.util.regex.Pattern;

/** Which matter, among those of all sources. */
record MatterKey(String source, String id) {
    private static final Pattern SOURCE = Pattern.compile("[a-z]{1,20}");

    MatterKey {
        if (!SOURCE.matcher(source).matches()) {
            throw new IllegalArgumentException("A source is called by 1 to 20 lower-case letters: " + source);
        }
        if (id.isEmpty() || id.length() > 64) {
            throw new IllegalArgumentException("An id of a source has 1 to 64 characters: " + id);
        }
    }

    static MatterKey parse(String text) {
        int colon = text.indexOf(':');
        return new MatterKey(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return source + ":" + id;
    }
}
