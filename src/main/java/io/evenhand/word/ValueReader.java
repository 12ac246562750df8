package io.evenhand.word;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the value of a field as somebody wrote it into a draft, in the draft's language, and gives it as the terms hold it. */
final class ValueReader {
    private static final Pattern PART = Pattern.compile("([0-9]{1,4})\\s+(\\p{L}+)");
    private static final Pattern MONEY =
            Pattern.compile("(?:([A-Z]{3}|€|\\$|£)\\s*([0-9.,' ]*[0-9])|([0-9][0-9.,' ]*?)\\s*([A-Z]{3}|€|\\$|£))");

    private static final LocalDate ANY_DAY = LocalDate.of(2027, 3, 31);

    private final Language language;
    private final Locale locale;
    private final Furniture words;

    ValueReader(Language language) {
        this.language = language;
        this.locale = language.locale();
        this.words = Furniture.of(language.tag());
    }

    /** What a text means. */
    sealed interface Reading {
        /** @param texts as the terms hold them, by pointer: an amount is two of them */
        record Value(Map<String, String> texts) implements Reading {
            public Value {
                texts = Map.copyOf(texts);
            }
        }

        /** @param expected a sentence that says what can be read */
        record Unreadable(String expected) implements Reading {}
    }

    Reading read(ValueForm form, String written) {
        String text = SeenParagraph.plain(written);
        if (form.optional() && (text.isEmpty() || text.equalsIgnoreCase(words.word("none")))) {
            return single(form, "");
        }
        if (text.isEmpty()) {
            return new Reading.Unreadable(
                    "No value is left. To do without it, propose that on the page of the review.");
        }
        return switch (form.type()) {
            case TEXT -> single(form, text);
            case NUMBER ->
                text.matches("[0-9]{1,9}")
                        ? single(form, text)
                        : new Reading.Unreadable("Write a whole number, such as 30.");
            case DATE -> date(text).map(day -> single(form, day.toString())).orElseGet(this::noDate);
            case DURATION ->
                duration(text).map(length -> single(form, length.toString())).orElseGet(() -> noDuration());
            case MONEY -> money(form, text);
            case CURRENCY ->
                text.matches("[A-Z]{3}")
                        ? single(form, text)
                        : new Reading.Unreadable("Write the three letters of a currency, such as EUR.");
            case SHARE -> share(form, text);
            case PLACE -> place(form, text);
            case CHOICE -> choice(form, text);
            case CHOICES -> choices(form, text);
        };
    }

    private static Reading single(ValueForm form, String text) {
        return new Reading.Value(Map.of(form.pointer(), text));
    }

    private Optional<LocalDate> date(String text) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException notADay) {
                return Optional.empty();
            }
        }
        for (String pattern : words.word("dates").split(",")) {
            DateTimeFormatter format = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern.strip())
                    .toFormatter(locale)
                    .withResolverStyle(ResolverStyle.STRICT);
            try {
                return Optional.of(LocalDate.parse(text.replace(",", ""), format));
            } catch (DateTimeException next) {
                // Another pattern may fit.
                continue;
            }
        }
        return Optional.empty();
    }

    private Reading noDate() {
        return new Reading.Unreadable("Write a day, such as %s or %s.".formatted(language.date(ANY_DAY), ANY_DAY));
    }

    /** "18 months", "1 year and 6 months". */
    private Optional<Period> duration(String text) {
        String rest = text;
        Period length = Period.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            Optional<Period> read = period(Integer.parseInt(part.group(1)), part.group(2));
            if (read.isEmpty()) {
                return Optional.empty();
            }
            length = length.plus(read.get());
            rest = rest.replaceFirst(Pattern.quote(part.group()), "");
        }
        String left = rest.replace(",", " ").replace(words.word("and"), " ").strip();
        return length.isZero() || !left.isEmpty() ? Optional.empty() : Optional.of(length);
    }

    private Optional<Period> period(int count, String unit) {
        String word = unit.toLowerCase(locale);
        if (isOne("year", word)) {
            return Optional.of(Period.ofYears(count));
        }
        if (isOne("month", word)) {
            return Optional.of(Period.ofMonths(count));
        }
        if (isOne("week", word)) {
            return Optional.of(Period.ofDays(Math.multiplyExact(7, count)));
        }
        return isOne("day", word) ? Optional.of(Period.ofDays(count)) : Optional.empty();
    }

    private boolean isOne(String unit, String word) {
        return Arrays.stream(words.word(unit).split(","))
                .anyMatch(known -> known.strip().equalsIgnoreCase(word));
    }

    private Reading noDuration() {
        return new Reading.Unreadable("Write a length of time, such as %s or %s."
                .formatted(language.length(Period.ofMonths(18)), language.length(Period.ofDays(90))));
    }

    private Reading money(ValueForm form, String text) {
        Matcher matcher = MONEY.matcher(text);
        if (!matcher.matches()) {
            return noMoney();
        }
        String sign = matcher.group(1) != null ? matcher.group(1) : matcher.group(4);
        String digits = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        String currency = switch (sign) {
            case "€" -> "EUR";
            case "$" -> "USD";
            case "£" -> "GBP";
            default -> sign;
        };
        return amount(digits)
                .flatMap(amount -> money(amount, currency))
                .<Reading>map(money -> new Reading.Value(
                        Map.of(form.pointer() + "/amount", money.amount(), form.pointer() + "/currency", currency)))
                .orElseGet(this::noMoney);
    }

    private static Optional<Money> money(String amount, String currency) {
        try {
            return Optional.of(Money.of(amount, currency));
        } catch (IllegalArgumentException notMoney) {
            return Optional.empty();
        }
    }

    /** "20,000.00", "20.000,00", "20 000" and "20000"; what could be either, such as "20.000", groups thousands. */
    private static Optional<String> amount(String digits) {
        String plain = digits.replaceAll("[ ']", "");
        if (plain.matches("[0-9]{1,3}([.,][0-9]{3})+")
                && plain.replaceAll("[0-9]", "").chars().distinct().count() == 1) {
            return Optional.of(plain.replaceAll("[.,]", ""));
        }
        if (plain.matches("[0-9]{1,3}(,[0-9]{3})*(\\.[0-9]{1,2})?|[0-9]+(\\.[0-9]{1,2})?")) {
            return Optional.of(plain.replace(",", ""));
        }
        if (plain.matches("[0-9]{1,3}(\\.[0-9]{3})*(,[0-9]{1,2})?|[0-9]+(,[0-9]{1,2})?")) {
            return Optional.of(plain.replace(".", "").replace(',', '.'));
        }
        return Optional.empty();
    }

    private Reading noMoney() {
        return new Reading.Unreadable(
                "Write an amount with its currency, such as %s.".formatted(language.money(Money.of("12500", "EUR"))));
    }

    private Reading share(ValueForm form, String text) {
        try {
            String plain = text.replaceAll("(\\d),(\\d)", "$1.$2").replaceAll("\\s*(percent|Prozent|%)$", " %");
            return single(form, Share.parse(plain).words());
        } catch (IllegalArgumentException notAShare) {
            return new Reading.Unreadable(
                    "Write a share, such as %s or 1/3.".formatted(language.share(Share.parse("33.5 %"))));
        }
    }

    private static Reading choice(ValueForm form, String text) {
        return chosen(form, text).orElseGet(() -> new Reading.Unreadable("Write one of: " + listed(form) + "."));
    }

    private static Optional<Reading> chosen(ValueForm form, String text) {
        return form.words().entrySet().stream()
                .filter(word -> word.getValue().equalsIgnoreCase(text))
                .findFirst()
                .map(word -> single(form, word.getKey()));
    }

    /** By its name, or by its code: there are too many to list. */
    private Reading place(ValueForm form, String text) {
        return chosen(form, text)
                .or(() -> Optional.of(text.toUpperCase(Locale.ROOT))
                        .filter(form.words()::containsKey)
                        .map(code -> single(form, code)))
                .orElseGet(() -> new Reading.Unreadable(
                        "Choose one from the list, such as %s or %s. Where a country has more than one law, say which."
                                .formatted(language.law("GB-ENG"), language.law("DE"))));
    }

    /** Words of a list, the longest first: one may be part of another. */
    private Reading choices(ValueForm form, String text) {
        List<String> chosen = new ArrayList<>();
        String rest = " " + text.replace(",", " , ") + " ";
        List<Map.Entry<String, String>> longest = form.words().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, String> word) ->
                                word.getValue().length())
                        .reversed())
                .toList();
        for (Map.Entry<String, String> word : longest) {
            String without = rest.replaceFirst("(?iu)(?<=[\\s,])" + Pattern.quote(word.getValue()) + "(?=[\\s,])", " ");
            if (!without.equals(rest)) {
                chosen.add(word.getKey());
                rest = without;
            }
        }
        String left = rest.replace(",", " ")
                .replaceAll("\\s" + Pattern.quote(words.word("and")) + "\\s", " ")
                .strip();
        if (chosen.isEmpty() || !left.isEmpty()) {
            return new Reading.Unreadable("Write one or more of: " + listed(form) + ".");
        }
        List<String> before = List.of(form.present().split("\n"));
        Map<String, Integer> order = new LinkedHashMap<>();
        before.forEach(word -> order.put(word, order.size()));
        chosen.sort(Comparator.comparingInt(word -> order.getOrDefault(word, before.size())));
        return single(form, String.join("\n", chosen));
    }

    private static String listed(ValueForm form) {
        return String.join("; ", form.words().values());
    }
}
