package io.evenhand.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tax or VAT number in the one form in which it is compared: the country that gave it and what follows that country's letters, without
 * spaces and signs.
 *
 * @param country ISO 3166 alpha-2, in small letters
 * @param rest in small letters and digits
 */
record TaxNumber(String country, String rest) {
    private static final int LONGEST = 40;
    private static final int SHORTEST = 4;

    /** What people enter who have none or must enter something. */
    private static final Set<String> DUMMIES =
            Set.of("12345", "123456", "1234567", "12345678", "123456789", "1234567890", "987654321");

    /** @return null where it is no number of anybody's */
    static @Nullable TaxNumber read(String country, String typed) {
        String tidy = tidy(typed);
        if (tidy.isEmpty()) {
            return null;
        }
        String seat = country.toUpperCase(Locale.ROOT);
        VatId.Parts european =
                Character.isLetter(tidy.charAt(0)) ? VatId.parts(tidy).orElse(null) : null;
        TaxNumber number = european == null
                ? new TaxNumber(seat, withoutLetters(seat, tidy))
                : new TaxNumber(european.country(), european.rest());
        return isDummy(number.rest)
                ? null
                : new TaxNumber(number.country.toLowerCase(Locale.ROOT), number.rest.toLowerCase(Locale.ROOT));
    }

    /** The letters of its country before a number, and "MWST", "TVA" or "IVA" after a Swiss one. */
    private static String withoutLetters(String country, String tidy) {
        String prefix = country.equals("CH") ? "CHE" : VatId.prefix(country);
        String rest = country.equals("CH") ? without(prefix, tidy) : without(prefix, without(country, tidy));
        if (country.equals("CH") && rest.length() > 9) {
            return rest.substring(0, 9);
        }
        return rest;
    }

    private static String without(String prefix, String tidy) {
        return tidy.startsWith(prefix) && tidy.length() > prefix.length() ? tidy.substring(prefix.length()) : tidy;
    }

    private static String tidy(String typed) {
        String part = CustomerName.beginning(typed, 200);
        String plain = CustomerName.isAscii(part) ? part : Normalizer.normalize(part, Normalizer.Form.NFKC);
        StringBuilder tidy = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length() && tidy.length() < LONGEST; i++) {
            char c = plain.charAt(i);
            if (c >= 'a' && c <= 'z') {
                tidy.append((char) (c - 32));
            } else if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                tidy.append(c);
            }
        }
        return tidy.toString();
    }

    private static boolean isDummy(String rest) {
        boolean digit = false;
        boolean differs = false;
        for (int i = 0; i < rest.length(); i++) {
            digit |= Character.isDigit(rest.charAt(i));
            differs |= rest.charAt(i) != rest.charAt(0);
        }
        return rest.length() < SHORTEST || !digit || !differs || DUMMIES.contains(rest);
    }

    /**
     * The part that the companies of one tax group or the offices of one company share, as digits; empty where it is too short to say
     * anything. A French VAT id ends in the company's number, with which the numbers of its offices begin; Dutch, Swedish and British ones
     * begin with the group's.
     */
    String group() {
        StringBuilder all = new StringBuilder();
        rest.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> all.append((char) c));
        String digits = all.toString();
        String core = switch (country) {
            case "fr" -> digits.length() == 11 ? digits.substring(2) : first(digits, 9);
            case "nl", "gb", "ch" -> first(digits, 9);
            case "se" -> first(digits, 10);
            default -> digits;
        };
        int from = 0;
        while (from < core.length() && core.charAt(from) == '0') {
            from++;
        }
        return core.length() - from < 7 ? "" : core.substring(from);
    }

    private static String first(String digits, int length) {
        return digits.length() > length ? digits.substring(0, length) : digits;
    }
}
