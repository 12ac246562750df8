package io.evenhand.evidence;

import io.evenhand.evidence.Happening.Fact;
import io.evenhand.terms.json.Quoting;
import java.util.regex.Pattern;

/**
 * Makes of what people and their programs say what can stand in evidence: bounded, and without characters that do not show,
 * or turn the writing around. Those stand as their number, "[U+202E]", so that nothing is hidden and nothing lost.
 */
final class Recordable {
    static final int LONGEST_KEY = 200;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_CONSENT = 20_000;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_AGENT = 500;
    private static final int LONGEST_ADDRESS = 64;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PAGES = Pattern.compile("[0-9]{1,6}");
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1," + LONGEST_KEY + "}");

    private Recordable() {}

    /** @throws IllegalArgumentException where the program itself is wrong: nobody types keys and ids */
    static void require(Happening happening) {
        require(KEY.matcher(happening.onceKey()).matches(), "A key has 1 to 200 plain characters");
        requireId(happening.agreementId(), "An agreement's id");
        if (happening.signatureId() != null) {
            requireId(happening.signatureId(), "A signature's id");
        }
        if (happening.personId() != null) {
            requireId(happening.personId(), "A person's id");
        }
    }

    static String name(String text) {
        return cut(visible(text, false), LONGEST_NAME);
    }

    static String fact(Fact fact, String text) {
        return switch (fact) {
            case SHOWN_SHA256, RESULT_SHA256, SENT_TO_SHA256 -> {
                require(SHA_256.matcher(text).matches(), fact + " is no SHA-256 in lower-case hexadecimal digits");
                yield text;
            }
            case PAGES -> {
                require(PAGES.matcher(text).matches(), "PAGES is no number of pages");
                yield text;
            }
            case CONSENT -> {
                // Half of what somebody agreed to would prove another agreement.
                require(text.length() <= LONGEST_CONSENT, "The words of consent are too long to be kept in full");
                yield visible(text, true);
            }
            case REASON -> cut(visible(text, true), LONGEST_TEXT);
            case AGENT -> cut(visible(text, false), LONGEST_AGENT);
            case ADDRESS -> cut(visible(text, false), LONGEST_ADDRESS);
            case AUTHENTICATION, SENT_TO, MARK, TO_NAME, AUTHORITY -> cut(visible(text, false), LONGEST_NAME);
        };
    }

    private static void requireId(String id, String what) {
        require(
                !id.isBlank() && id.length() <= LONGEST_ID && visible(id, false).equals(id),
                what + " has 1 to 64 visible characters");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static String visible(String text, boolean lines) {
        var shown = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(character -> {
            if (Quoting.prints(character) || lines && character == '\n') {
                shown.appendCodePoint(character);
            } else if (Character.isWhitespace(character)) {
                shown.append(' ');
            } else {
                shown.append("[U+%04X]".formatted(character));
            }
        });
        return shown.toString();
    }

    private static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
