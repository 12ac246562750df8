package io.evenhand.settlement.bank;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts inside one element of a statement, by their path in it; where a path comes again, texts are joined by a space. */
final class CamtFields {
    /** No bank sends as many; whoever does fills no memory with them. */
    private static final int MOST = 300;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final long line;

    /** @param line in which the element begins */
    CamtFields(long line) {
        this.line = line;
    }

    void put(String path, String text, long at) {
        if (texts.size() >= MOST && !texts.containsKey(path)) {
            return;
        }
        lines.putIfAbsent(path, at);
        texts.merge(path, text, (one, other) -> one.length() > 2_000 ? one : one + " " + other);
    }

    String get(String path) {
        return texts.getOrDefault(path, "");
    }

    boolean has(String path) {
        return texts.containsKey(path);
    }

    /** The first of these that holds anything. */
    String first(String... paths) {
        for (String path : paths) {
            String text = get(path);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** The line of a field, or else of the element in which it is missing. */
    long line(String path) {
        @Nullable Long at = lines.get(path);
        return at == null ? line : at;
    }

    long line() {
        return line;
    }
}
