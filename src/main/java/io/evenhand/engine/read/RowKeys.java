package io.evenhand.engine.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as callers write them: a number, or for decision instances a number and the place of the decision. */
final class RowKeys {
    private static final Pattern KEY = Pattern.compile("(\\d{1,19})(?:-(\\d{1,9}))?");

    private RowKeys() {}

    static Optional<RowId> parse(String key) {
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String number = matcher.group(2);
        try {
            return Optional.of(
                    new RowId(Long.parseLong(matcher.group(1)), number == null ? 0 : Integer.parseInt(number)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
