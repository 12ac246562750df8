package io.evenhand.template;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps the work that a text can cause within bounds, whatever somebody wrote, and its reading what it is. */
final class HostileText {
    private static final int LONGEST_LINE = 10_000;
    private static final int MOST_LINES = 10_000;
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_MARKS = 400;
    private static final int MOST_LINES_AT_ONCE = 3_000;
    private static final int DEEPEST = 4;
    private static final Pattern CONTAINERS =
            Pattern.compile("\\s*(?:(?:[-*+>]|\\d{1,9}[.)])\\s+){" + DEEPEST + "}.*|\\s{" + 8 * DEEPEST + "}.*");

    private final Findings findings;
    private int lines;
    private int characters;

    HostileText(Findings findings) {
        this.findings = findings;
    }

    /** Whether so much text was included that reading on is of no use. */
    boolean isTooMuch() {
        return lines > MOST_LINES || characters > MOST_CHARACTERS;
    }

    /** Whether a line can be read on; if not, it was said why. */
    boolean isBearable(Line line) {
        boolean before = isTooMuch();
        lines++;
        characters += line.text().length();
        if (isTooMuch()) {
            if (!before) {
                tooLarge(
                        line,
                        "The text is longer than %,d lines or %,d characters with all that it includes."
                                .formatted(MOST_LINES, MOST_CHARACTERS),
                        "Nobody would sign that; shorten it.");
            }
            return false;
        }
        if (line.text().length() > LONGEST_LINE) {
            tooLarge(
                    line,
                    "The line is longer than %,d characters.".formatted(LONGEST_LINE),
                    "Make several paragraphs of it.");
            return false;
        }
        Invisible.firstIn(line.text())
                .ifPresent(at -> findings.add(
                        LintRule.INVISIBLE_CHARACTER,
                        line,
                        at + 1,
                        "Here stands the character %s, which nobody sees or which turns the order of others around."
                                .formatted(Invisible.name(line.text().codePointAt(at))),
                        "Take it out."));
        if (line.text().stripLeading().startsWith(">")) {
            findings.add(
                    LintRule.MARKUP,
                    line,
                    line.text().indexOf('>') + 1,
                    "Quotations set off from the text are not allowed.",
                    "Write a paragraph, or a note: \"::: note\".");
            return false;
        }
        if (CONTAINERS.matcher(line.text()).matches()) {
            findings.add(
                    LintRule.TOO_DEEP,
                    line,
                    1,
                    "Lists are nested more than %d deep.".formatted(DEEPEST - 1),
                    "Make clauses of their own of some.");
            return false;
        }
        return true;
    }

    /** Whether Markdown can be made of the lines in bounded time and memory; if not, it was said why. */
    boolean isBearable(List<Line> text) {
        if (text.size() > MOST_LINES_AT_ONCE) {
            tooLarge(
                    text.get(MOST_LINES_AT_ONCE),
                    "The list, table or paragraphs are longer than %,d lines.".formatted(MOST_LINES_AT_ONCE),
                    "Attach it as a file of its own, or make several of it.");
            return false;
        }
        int marks = 0;
        for (Line line : text) {
            marks = line.text().isBlank() ? 0 : marks + marks(line.text());
            if (marks > MOST_MARKS) {
                findings.add(
                        LintRule.TOO_DEEP,
                        line,
                        1,
                        "One paragraph holds more than %d signs of emphasis and brackets.".formatted(MOST_MARKS),
                        "Emphasise single words only.");
                return false;
            }
        }
        return true;
    }

    private static int marks(String text) {
        return (int) text.chars()
                .filter(c -> c == '*' || c == '_' || c == '[' || c == '`' || c == '<' || c == '!')
                .count();
    }

    private void tooLarge(Line line, String problem, String suggestion) {
        findings.add(LintRule.TOO_LARGE, line, 0, problem, suggestion);
    }

    /** The look is set into each document: it may load nothing, and end nothing. */
    void checkStyle(String file, String style) {
        int number = 1;
        for (String line : style.split("\n", -1)) {
            String lower = line.toLowerCase(Locale.ROOT);
            // An escape could spell any of these otherwise.
            for (String forbidden : List.of("<", "@import", "url(", "expression(", "\\", "@charset", "javascript:")) {
                int at = lower.indexOf(forbidden);
                if (at >= 0 && !(forbidden.equals("\\") && lower.startsWith("\\", at) && isCounterEscape(lower, at))) {
                    findings.add(
                            LintRule.STYLE,
                            file,
                            number,
                            at + 1,
                            "\"%s\" is not allowed: the look of a document loads nothing.".formatted(forbidden),
                            "Take it out.");
                }
            }
            number++;
        }
    }

    /** A typographic sign by its number within quotation marks: content: '\00a0'. */
    private static boolean isCounterEscape(String line, int at) {
        return line.substring(at).matches("\\\\[0-9a-f]{4}.*") && line.lastIndexOf('\'', at) >= 0;
    }
}
