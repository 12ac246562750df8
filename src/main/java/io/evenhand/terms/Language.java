package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import java.math.BigDecimal;
import java.text.Collator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How values read in one language, in the sentences of terms and in the fields of a template alike. The words themselves are data, in
 * {@code language/values.LANG.yaml} beside this class. Immutable.
 */
public final class Language {
    /** Those that can be offered: a class path cannot be asked what lies on it. */
    private static final List<String> TAGS = List.of("en", "de");

    private static final Map<String, Optional<Language>> KNOWN = new ConcurrentHashMap<>();

    static final Language ENGLISH = of(Locale.ENGLISH);

    private final Locale locale;
    private final LanguageFile words;
    private final DateTimeFormatter dates;

    private Language(Locale locale, LanguageFile words) {
        this.locale = locale;
        this.words = words;
        this.dates = DateTimeFormatter.ofPattern(words.get("date"), locale);
    }

    /** The language of a tag such as "de"; empty when nothing is written in it here. */
    public static Optional<Language> find(String tag) {
        return KNOWN.computeIfAbsent(
                tag, ignored -> LanguageFile.find("values", tag).map(file -> new Language(Locale.of(tag), file)));
    }

    /** The language of a tag, or English where nothing is written in it here. */
    public static Language orEnglish(String tag) {
        return find(tag).orElse(ENGLISH);
    }

    /** Every language in which something is written here, English first. */
    public static List<Language> all() {
        return TAGS.stream().flatMap(tag -> find(tag).stream()).toList();
    }

    /** @throws IllegalArgumentException when nothing is written in that language here */
    public static Language of(Locale locale) {
        return find(locale.getLanguage())
                .orElseThrow(() ->
                        new IllegalArgumentException("Nothing is written in the language " + locale.getLanguage()));
    }

    /** "en". */
    public String tag() {
        return locale.getLanguage();
    }

    public Locale locale() {
        return locale;
    }

    /** What the language calls itself: "English", "Deutsch". */
    public String name() {
        return words.get("name");
    }

    /** "yes". */
    public String yesNo(boolean flag) {
        return words.get(flag ? "flag.yes" : "flag.no");
    }

    /** What stands across the pages of a draft. */
    public String draft() {
        return words.get("draft");
    }

    /** What an annex is called: "Schedule 1". */
    public String schedule(int number) {
        return words.get("schedule").replace("{number}", String.valueOf(number));
    }

    /** A clause of an annex, as it is called elsewhere: "2.1 of Schedule 1". */
    public String inSchedule(String clause, int number) {
        return words.get("in-schedule").replace("{clause}", clause).replace("{schedule}", schedule(number));
    }

    /** "24 November 2026". */
    public String date(LocalDate date) {
        return dates.format(date);
    }

    /** "EUR 1,234.56". */
    public String money(Money amount) {
        return words.get("money")
                .replace("{currency}", amount.currency().getCode())
                .replace("{amount}", amount(amount));
    }

    /** Without its currency, which stands elsewhere: "1,234.56". */
    public String amount(Money amount) {
        var number = new DecimalFormat("#,##0", symbols("money"));
        number.setMinimumFractionDigits(amount.currency().getDecimalPlaces());
        return number.format(
                BigDecimal.valueOf(amount.minorUnits(), amount.currency().getDecimalPlaces()));
    }

    /** All its digits, without grouping: "33.3333". */
    public String digits(BigDecimal number) {
        return number.toPlainString().replace(".", words.get("money.decimals"));
    }

    private DecimalFormatSymbols symbols(String of) {
        var symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setDecimalSeparator(words.get(of + ".decimals").charAt(0));
        words.find(of + ".thousands").ifPresent(sign -> symbols.setGroupingSeparator(sign.charAt(0)));
        return symbols;
    }

    /** "33.33 %" where a percentage says it exactly, else the fraction "1/3". */
    public String share(Share share) {
        return share.percent()
                .map(percent -> words.get("share")
                        .replace("{percent}", percent.toPlainString().replace(".", words.get("share.decimals"))))
                .orElseGet(share::toString);
    }

    /** "2 years", "18 months", "1 year and 6 months". */
    public String length(Period period) {
        return length(period, "");
    }

    /** @param form a grammatical form that the language tells apart, such as "dative"; the usual one if empty */
    String length(Period period, String form) {
        List<String> parts = new ArrayList<>();
        if (period.getYears() != 0) {
            parts.add(count(period.getYears(), "year", form));
        }
        if (period.getMonths() != 0) {
            parts.add(count(period.getMonths(), "month", form));
        }
        if (period.getDays() != 0) {
            parts.add(count(period.getDays(), "day", form));
        }
        return and(parts);
    }

    /** "1 day", "30 days". @param unit "day", "month" or "year" */
    String count(int number, String unit, String form) {
        String key = number == 1 ? unit : unit + "s";
        return words.get("count")
                .replace("{number}", String.valueOf(number))
                .replace("{unit}", words.find(key + "." + form).orElseGet(() -> words.get(key)));
    }

    /** "30 days". */
    String days(int number) {
        return count(number, "day", "");
    }

    /** "A", "A and B", "A, B and C". */
    public String and(List<String> items) {
        return listed(items, words.get("and"));
    }

    /** "A", "A or B", "A, B or C". */
    public String or(List<String> items) {
        return listed(items, words.get("or"));
    }

    /** "A, then B, then C". */
    String then(List<String> items) {
        return String.join(words.get("then"), items);
    }

    private static String listed(List<String> items, String last) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + last + items.getLast();
    }

    /** @param code of ISO 3166, such as "NL" */
    public String country(String code) {
        return words.find("country." + code).orElse(code);
    }

    /** Whose law it is: a country, or a part of one that has a law of its own, such as "GB-ENG". */
    public String law(String code) {
        return words.find("law." + code).orElseGet(() -> country(code));
    }

    /** Every country by its code, in the alphabet of the language. */
    public Map<String, String> countries() {
        return sorted(FieldChecks.COUNTRIES.stream(), this::country);
    }

    /** Every law that terms can name by its code, in the alphabet of the language: of countries with one law, and of the parts of others. */
    public Map<String, String> laws() {
        return sorted(Jurisdiction.laws(), this::law);
    }

    private Map<String, String> sorted(Stream<String> codes, UnaryOperator<String> reading) {
        Map<String, String> sorted = new LinkedHashMap<>();
        codes.map(code -> Map.entry(code, reading.apply(code)))
                .sorted(Map.Entry.comparingByValue(Collator.getInstance(locale)))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** As it follows "the law of": with an article, where the language has one. */
    String ofLaw(String code) {
        return words.find("law-of." + code).orElseGet(() -> words.get("law-of").replace("{law}", law(code)));
    }

    /**
     * What a place to sign is called for those who cannot see the page.
     *
     * @param number which of several that the party has, from 1 on
     * @param of how many it has
     */
    public String signaturePlace(String party, int number, int of) {
        return words.get(of == 1 ? "signature" : "signature.of-several")
                .replace("{number}", String.valueOf(number))
                .replace("{of}", String.valueOf(of))
                .replace("{party}", party);
    }

    /** What a signature is given for: "Agreement EH-2026-000042". */
    public String agreement(String number) {
        return words.get("agreement").replace("{number}", number);
    }

    /** What the machine-readable terms in a document are. */
    public String termsFile() {
        return words.get("terms-file");
    }

    /** What the machine-readable values in a document are that is no agreement. */
    public String valuesFile() {
        return words.get("values-file");
    }

    String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }
}
