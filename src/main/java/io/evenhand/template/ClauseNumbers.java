package io.evenhand.template;

import io.evenhand.terms.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers the clauses that are left after conditions, and sets the numbers where they are referred to. In each schedule, numbers begin anew.
 *
 * <p>It looks for the marks that {@link MarkdownToHtml} writes. A value cannot forge one: in values, angle brackets are
 * escaped.
 */
final class ClauseNumbers {
    private static final Pattern MARK = Pattern.compile(
            "<(h2|p|li|span)( id=\"([a-z0-9-]+)\")?( class=\"(clause|plain|sub|item|annex)\")?( id=\"([a-z0-9-]+)\")?>");
    private static final Pattern REFERENCE =
            Pattern.compile("<a class=\"ref\" href=\"#([a-z0-9-]+)\"></a>|<h2 id=\"[a-z0-9-]+\" class=\"annex\">");

    /** @param schedule in which it stands, from 1 on; 0 for the agreement itself */
    private record Place(int schedule, String number) {}

    private final Language words;
    private final Map<String, Place> places = new HashMap<>();
    private int schedule;
    private int clause;
    private int sub;
    private int item;
    private String current = "";

    private ClauseNumbers(Language words) {
        this.words = words;
    }

    /** @throws MalformedTemplate if a reference leads to something that these terms leave out */
    static String apply(String file, String html, Language words) {
        var numbers = new ClauseNumbers(words);
        String numbered = MARK.matcher(html).replaceAll(mark -> Matcher.quoteReplacement(numbers.number(mark)));
        numbers.schedule = 0;
        return REFERENCE.matcher(numbered).replaceAll(found -> Matcher.quoteReplacement(numbers.refer(file, found)));
    }

    private String refer(String file, MatchResult found) {
        String id = found.group(1);
        if (id == null) {
            schedule++;
            return found.group();
        }
        Place place = places.get(id);
        if (place == null) {
            throw new MalformedTemplate(
                    file,
                    "a reference to \"" + id + "\" dangles: these terms leave that clause out;"
                            + " put the reference under the same condition");
        }
        return "<a class=\"ref\" href=\"#" + id + "\">" + words(place) + "</a>";
    }

    private String words(Place place) {
        if (place.schedule() == schedule && !place.number().isEmpty()) {
            return place.number();
        }
        return place.number().isEmpty()
                ? words.schedule(place.schedule())
                : place.schedule() == 0 ? place.number() : words.inSchedule(place.number(), place.schedule());
    }

    private String number(MatchResult mark) {
        String kind = mark.group(5) == null ? "" : mark.group(5);
        String id = mark.group(3) != null ? mark.group(3) : mark.group(7);
        String label = switch (kind) {
            case "annex" -> {
                schedule++;
                clause = 0;
                sub = 0;
                item = 0;
                current = "";
                yield words.schedule(schedule);
            }
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
                current = clause == 0 ? String.valueOf(sub) : clause + "." + sub;
                yield current;
            }
            case "item" -> {
                item++;
                current = holder() + "(" + letter(item) + ")";
                yield "(" + letter(item) + ")";
            }
            default -> "";
        };
        String written = mark.group();
        // Of sentences that are several, the first bears the id.
        if (id != null && places.putIfAbsent(id, new Place(schedule, current)) != null) {
            written = written.replace(" id=\"" + id + "\"", "");
        }
        return label.isEmpty() ? written : written + "<span class=\"n\">" + label + "</span> ";
    }

    private String holder() {
        return sub == 0 ? String.valueOf(clause) : clause == 0 ? String.valueOf(sub) : clause + "." + sub;
    }

    /** a … z, then aa, ab, … */
    private static String letter(int number) {
        String last = String.valueOf((char) ('a' + (number - 1) % 26));
        return number <= 26 ? last : letter((number - 1) / 26) + last;
    }
}
