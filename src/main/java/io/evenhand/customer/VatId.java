package io.evenhand.customer;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A number under which an organisation is known for value added tax, in its one tidy form: capital letters and digits, with the letters of
 * the country before them wherever the European Union has them, "DE136695976". That the number exists and is theirs, only a tax office
 * can say.
 */
public final class VatId {
    private static final Pattern FILLING = Pattern.compile("[\\s.\\-/·\u2010-\u2015]");
    private static final Pattern FREE = Pattern.compile("[A-Z0-9]{2,30}");

    /**
     * How the numbers of a country look.
     *
     * @param prefix its letters, mostly those of the country
     * @param rest what follows them
     * @param example whose last digits check
     */
    private record Format(String prefix, Pattern rest, String example) {}

    /** Those of the European Union; elsewhere people write it as it is there. */
    private static final Map<String, Format> FORMATS = Map.ofEntries(
            format("AT", "U\\d{8}", "ATU12345675"),
            format("BE", "[01]\\d{9}", "BE0403170701"),
            format("BG", "\\d{9,10}", "BG175074752"),
            format("CY", "\\d{8}[A-Z]", "CY10259033P"),
            format("CZ", "\\d{8,10}", "CZ25123891"),
            format("DE", "[1-9]\\d{8}", "DE136695976"),
            format("DK", "[1-9]\\d{7}", "DK13585628"),
            format("EE", "\\d{9}", "EE100931558"),
            format("ES", "[A-Z0-9]\\d{7}[A-Z0-9]", "ESB12345674"),
            format("FI", "\\d{8}", "FI20774740"),
            format("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}", "FR40303265045"),
            Map.entry("GR", new Format("EL", Pattern.compile("\\d{9}"), "EL094259216")),
            format("HR", "\\d{11}", "HR33392005961"),
            format("HU", "\\d{8}", "HU12892312"),
            format("IE", "\\d{7}[A-W][A-I]?|\\d[A-Z+*]\\d{5}[A-W]", "IE6433435F"),
            format("IT", "\\d{11}", "IT00743110157"),
            format("LT", "\\d{9}|\\d{12}", "LT119511515"),
            format("LU", "\\d{8}", "LU15027442"),
            format("LV", "\\d{11}", "LV40003521600"),
            format("MT", "[1-9]\\d{7}", "MT11679112"),
            format("NL", "\\d{9}B\\d{2}", "NL004495445B01"),
            format("PL", "\\d{10}", "PL8567346215"),
            format("PT", "[1-9]\\d{8}", "PT501964843"),
            format("RO", "[1-9]\\d{1,9}", "RO18547290"),
            format("SE", "\\d{10}(?!00)\\d{2}", "SE123456789701"),
            format("SI", "[1-9]\\d{7}", "SI50223054"),
            format("SK", "[1-9]\\d[2-47-9]\\d{7}", "SK2022749619"));

    private static Map.Entry<String, Format> format(String country, String rest, String example) {
        return Map.entry(country, new Format(country, Pattern.compile(rest), example));
    }

    private static final Map<String, String> COUNTRY_OF_PREFIX = FORMATS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(e -> e.getValue().prefix(), Map.Entry::getKey));

    private VatId() {}

    /**
     * A number of the European Union taken apart.
     *
     * @param country that gave it, ISO 3166 alpha-2
     * @param rest what follows the letters of that country
     */
    record Parts(String country, String rest) {}

    /**
     * Takes a number apart that bears the letters of a country of the European Union, looks as its numbers do, and whose digits fit.
     *
     * @param tidy as {@link #tidy} writes it
     */
    static Optional<Parts> parts(String tidy) {
        String country = tidy.length() < 4 ? null : COUNTRY_OF_PREFIX.get(tidy.substring(0, 2));
        if (country == null) {
            return Optional.empty();
        }
        Format format = FORMATS.get(country);
        String rest = tidy.substring(2);
        boolean sound =
                format != null && format.rest().matcher(rest).matches() && VatIdDigits.fit(format.prefix(), rest);
        return sound ? Optional.of(new Parts(country, rest)) : Optional.empty();
    }

    /** The letters that a country writes before its numbers; its own code outside the European Union. */
    static String prefix(String country) {
        Format format = FORMATS.get(country);
        return format == null ? country : format.prefix();
    }

    /** As it is stored, whatever spaces, dots and small letters somebody typed. */
    public static String tidy(String typed) {
        return FILLING.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /**
     * What is wrong with it, and what to enter; empty when nothing is.
     *
     * @param country of the seat, ISO 3166 alpha-2
     * @param tidy as {@link #tidy} writes it
     */
    public static Optional<String> problem(String country, String tidy) {
        Format format = FORMATS.get(country);
        if (format == null) {
            return FREE.matcher(tidy).matches()
                    ? Optional.empty()
                    : Optional.of("Enter the number in 2 to 30 letters and digits, as your tax office writes it.");
        }
        String rest = tidy.startsWith(format.prefix()) ? tidy.substring(2) : "";
        if (!format.rest().matcher(rest).matches()) {
            return Optional.of("A number of this country looks like %s.".formatted(format.example()));
        }
        return VatIdDigits.fit(format.prefix(), rest)
                ? Optional.empty()
                : Optional.of(
                        "One of its digits is wrong: they do not fit its check digit. Compare it with the notice of your tax office.");
    }
}
