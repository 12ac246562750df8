package io.evenhand.verification;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through the bytes of a PDF from front to back, as ISO 32000-1, 7.2 writes them, without ever looking anything up: what
 * stands where, and whether anything stands between.
 */
final class Tokens {
    private static final int DEEPEST = 500;
    private static final Set<String> WORDS = Set.of("true", "false", "null", "R");
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");

    private final byte[] file;
    private int at;

    Tokens(byte[] file) {
        this.file = file;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= file.length;
    }

    int peek() {
        return at < file.length ? file[at] & 0xff : -1;
    }

    boolean startsWith(String word) {
        if (at + word.length() > file.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (file[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean skip(String word) {
        boolean there = startsWith(word);
        if (there) {
            at += word.length();
        }
        return there;
    }

    void skipWhiteSpace() {
        while (isWhiteSpace(peek())) {
            at++;
        }
    }

    void skipLine() {
        while (at < file.length && file[at] != '\n' && file[at] != '\r') {
            at++;
        }
    }

    /** White space, and comments that do not say that something ends here. */
    void skipGap() {
        skipWhiteSpace();
        while (peek() == '%' && !startsWith("%%EOF")) {
            skipLine();
            skipWhiteSpace();
        }
    }

    /** A whole number; -1 where there is none, or none that a file of ours could need. */
    long number() {
        int begin = at;
        long value = 0;
        while (peek() >= '0' && peek() <= '9' && at - begin < 12) {
            value = value * 10 + peek() - '0';
            at++;
        }
        return at == begin || peek() >= '0' && peek() <= '9' ? -1 : value;
    }

    /** The name at this place, with its slash; empty if there is none. */
    String name() {
        int begin = at;
        if (peek() == '/') {
            at++;
            while (isRegular(peek())) {
                at++;
            }
        }
        String name = new String(file, begin, at - begin, StandardCharsets.ISO_8859_1);
        return name.indexOf('#') < 0
                ? name
                : ESCAPE.matcher(name)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    /** One value of whatever kind. @return whether it is one */
    boolean value() {
        return value(0);
    }

    private boolean value(int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        skipGap();
        switch (peek()) {
            case '<' -> {
                return skip("<<") ? dictionary(depth) : hexString();
            }
            case '[' -> {
                at++;
                return until(']', depth);
            }
            case '(' -> {
                return string();
            }
            case '/' -> {
                name();
                return true;
            }
            default -> {
                return word();
            }
        }
    }

    /** Each name once: of two, one program takes the first and another the last. */
    private boolean dictionary(int depth) {
        var names = new HashSet<String>();
        while (true) {
            skipGap();
            if (skip(">>")) {
                return true;
            }
            if (peek() != '/' || !names.add(name()) || !entry(depth)) {
                return false;
            }
        }
    }

    /** A value of a dictionary, which may be a reference of three words. @return whether it is one */
    boolean entry() {
        return entry(0);
    }

    private boolean entry(int depth) {
        skipGap();
        boolean digit = peek() >= '0' && peek() <= '9';
        if (!value(depth + 1)) {
            return false;
        }
        if (digit) {
            reference();
        }
        return true;
    }

    private void reference() {
        int back = at;
        skipGap();
        if (number() >= 0) {
            skipGap();
            if (peek() == 'R') {
                at++;
                if (!isRegular(peek())) {
                    return;
                }
            }
        }
        at = back;
    }

    private boolean until(int end, int depth) {
        while (true) {
            skipGap();
            if (peek() == end) {
                at++;
                return true;
            }
            if (!value(depth + 1)) {
                return false;
            }
        }
    }

    private boolean hexString() {
        at++;
        while (at < file.length && file[at] != '>') {
            if (Character.digit(file[at], 16) < 0 && !isWhiteSpace(file[at])) {
                return false;
            }
            at++;
        }
        at++;
        return at <= file.length;
    }

    private boolean string() {
        int open = 0;
        do {
            int character = peek();
            if (character < 0) {
                return false;
            }
            if (character == '\\') {
                at++;
            } else if (character == '(') {
                open++;
            } else if (character == ')') {
                open--;
            }
            at++;
        } while (open > 0);
        return true;
    }

    private boolean word() {
        int begin = at;
        boolean number = true;
        while (isRegular(peek())) {
            number &= "+-.0123456789".indexOf(peek()) >= 0;
            at++;
        }
        return number && at > begin
                || at - begin <= 5 && WORDS.contains(new String(file, begin, at - begin, StandardCharsets.ISO_8859_1));
    }

    private static boolean isRegular(int character) {
        return character > ' ' && "()<>[]{}/%".indexOf(character) < 0;
    }

    private static boolean isWhiteSpace(int character) {
        return character == ' '
                || character == '\n'
                || character == '\r'
                || character == '\t'
                || character == '\f'
                || character == 0;
    }
}
