package io.evenhand.template;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers the clauses that are left after conditions, and sets the numbers where they are referred to.
 *
 * <p>It looks for the marks that {@link MarkdownToHtml} writes. A value cannot forge one: in values, angle brackets are
 * escaped.
 */
final class ClauseNumbers {
    private static final Pattern MARK = Pattern.compile(
            "<(h2|p|li|span)( id=\"([a-z0-9-]+)\")?( class=\"(clause|plain|sub|item)\")?( id=\"([a-z0-9-]+)\")?>");
    private static final Pattern REFERENCE = Pattern.compile("<a class=\"ref\" href=\"#([a-z0-9-]+)\"></a>");

    private final Map<String, String> numbers = new HashMap<>();
    private int clause;
    private int sub;
    private int item;
    private String current = "";

    private ClauseNumbers() {}

    /** @throws MalformedTemplate if a reference leads to something that these terms leave out */
    static String apply(String file, String html) {
        var numbers = new ClauseNumbers();
        String numbered = MARK.matcher(html).replaceAll(mark -> Matcher.quoteReplacement(numbers.number(mark)));
        return REFERENCE.matcher(numbered).replaceAll(reference -> {
            String id = reference.group(1);
            String number = numbers.numbers.get(id);
            if (number == null) {
                throw new MalformedTemplate(
                        file,
                        "a reference to \"" + id + "\" dangles: these terms leave that clause out;"
                                + " put the reference under the same condition");
            }
            return Matcher.quoteReplacement("<a class=\"ref\" href=\"#" + id + "\">" + number + "</a>");
        });
    }

    private String number(MatchResult mark) {
        String kind = mark.group(5) == null ? "" : mark.group(5);
        String id = mark.group(3) != null ? mark.group(3) : mark.group(7);
        String label = switch (kind) {
            case "clause" -> {
                clause++;
                sub = 0;
                item = 0;
                current = String.valueOf(clause);
                yield clause + ".";
            }
            case "sub" -> {
                sub++;
                item = 0;
                current = clause + "." + sub;
                yield current;
            }
            case "item" -> {
                item++;
                current = (sub == 0 ? String.valueOf(clause) : clause + "." + sub) + "(" + letter(item) + ")";
                yield "(" + letter(item) + ")";
            }
            default -> "";
        };
        if (id != null) {
            numbers.put(id, current);
        }
        return label.isEmpty() ? mark.group() : mark.group() + "<span class=\"n\">" + label + "</span> ";
    }

    /** a … z, then aa, ab, … */
    private static String letter(int number) {
        String last = String.valueOf((char) ('a' + (number - 1) % 26));
        return number <= 26 ? last : letter((number - 1) / 26) + last;
    }
}
