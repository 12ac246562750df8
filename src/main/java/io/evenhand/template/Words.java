package io.evenhand.template;

import io.evenhand.money.Money;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How dates, durations, lists and amounts are written in one language. The words themselves are data. */
final class Words {
    private final String file;
    private final Map<String, Object> words;
    private final Locale language;
    private final DateTimeFormatter dates;

    Words(String file, String yaml, Locale language) {
        this.file = file;
        this.words = TemplateHeader.load(file, yaml);
        this.language = language;
        this.dates = DateTimeFormatter.ofPattern(word("date"), language);
    }

    String date(LocalDate date) {
        return dates.format(date);
    }

    /** "2 years", "18 months", "1 year and 6 months". */
    String duration(Period period) {
        List<String> parts = new ArrayList<>();
        add(parts, period.getYears(), "year");
        add(parts, period.getMonths(), "month");
        add(parts, period.getDays(), "day");
        return list(parts);
    }

    private void add(List<String> parts, int count, String unit) {
        if (count != 0) {
            parts.add(count + " " + word(count == 1 ? unit : unit + "s"));
        }
    }

    /** "A", "A and B", "A, B and C". */
    String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, items.size() - 1)) + " " + word("and") + " " + items.getLast();
    }

    String money(Money amount) {
        return amount.format();
    }

    /** What stands across the pages of a draft. */
    String draft() {
        return word("draft");
    }

    String country(String code) {
        return words.get("country." + code) instanceof String named
                ? named
                : Locale.of("", code).getDisplayCountry(language);
    }

    private String word(String key) {
        @Nullable Object word = words.get(key);
        if (word instanceof String text) {
            return text;
        }
        throw new MalformedTemplate(file, "the word \"" + key + "\" is missing");
    }
}
