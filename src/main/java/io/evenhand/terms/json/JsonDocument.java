package io.evenhand.terms.json;

import java.util.Map;

/**
 * A JSON value that was read, and the line on which each part of it began.
 *
 * @param root the whole value
 * @param lines from JSON pointer to line, counted from 1
 */
public record JsonDocument(JsonValue root, Map<String, Integer> lines) {
    public JsonDocument {
        lines = Map.copyOf(lines);
    }

    /** The line of the value at a pointer or, if there is none, of the nearest value around it. */
    public int lineOf(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return lines.getOrDefault(at, 1);
    }
}
