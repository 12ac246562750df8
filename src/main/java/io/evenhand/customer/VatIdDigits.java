package io.evenhand.customer;

import java.math.BigInteger;

/**
 * Whether the digits of a VAT id fit one another, by the rules that the tax offices of the European Union publish. Where a country gives
 * numbers of several kinds, those without one simple rule are taken as they are.
 */
final class VatIdDigits {
    private static final String IRISH = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final int[] CYPRIOT_ODD = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private VatIdDigits() {}

    /** @param rest of the right form for the country, without its letters */
    static boolean fit(String prefix, String rest) {
        return switch (prefix) {
            case "AT" -> (luhn(rest.substring(1, 8) + "0") + 4 + digit(rest, 8)) % 10 == 0;
            case "BE" -> 97 - number(rest, 0, 8) % 97 == number(rest, 8, 10);
            case "BG" -> rest.length() == 10 || bulgarian(rest);
            case "CY" -> cypriot(rest);
            case "CZ" -> rest.length() != 8 || czech(rest) == digit(rest, 7);
            case "DE", "HR" -> elevenTen(rest);
            case "DK" -> weighted(rest, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
            case "EE" -> weighted(rest, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
            case "EL" -> weighted(rest, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(rest, 8);
            case "FI" -> weighted(rest, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0;
            case "FR" -> french(rest);
            case "HU" -> weighted(rest, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0;
            case "IE" -> irish(rest);
            case "IT" -> (luhn(rest.substring(0, 10)) + digit(rest, 10)) % 10 == 0;
            case "LT" -> lithuanian(rest);
            case "LU" -> number(rest, 0, 6) % 89 == number(rest, 6, 8);
            case "LV" -> digit(rest, 0) <= 3 || weighted(rest, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
            case "MT" -> weighted(rest, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0;
            case "NL" -> dutch(rest);
            case "PL" -> weighted(rest, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(rest, 9);
            case "PT" -> weighted(rest, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == digit(rest, 8);
            case "RO" -> romanian(rest);
            case "SE" -> (luhn(rest.substring(0, 9)) + digit(rest, 9)) % 10 == 0;
            case "SI" -> slovenian(rest);
            case "SK" -> Long.parseLong(rest) % 11 == 0;
            // Spain gives numbers to companies, residents and others by rules of their own.
            default -> true;
        };
    }

    private static int digit(String text, int at) {
        return text.charAt(at) - '0';
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }

    /** The sum of as many digits as there are weights, each by its own. */
    private static int weighted(String text, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(text, i);
        }
        return sum;
    }

    /** Each second digit from the right doubled, and cast out by nines; the check digit itself is not among them. */
    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, digits.length() - 1 - i) * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum;
    }

    /** ISO 7064, modulus 11,10. */
    private static boolean elevenTen(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digit(digits, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + digit(digits, digits.length() - 1)) % 10 == 1;
    }

    private static boolean bulgarian(String rest) {
        int check = weighted(rest, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
        if (check == 10) {
            check = weighted(rest, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10;
        }
        return check == digit(rest, 8);
    }

    private static boolean cypriot(String rest) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += i % 2 == 0 ? CYPRIOT_ODD[digit(rest, i)] : digit(rest, i);
        }
        return 'A' + sum % 26 == rest.charAt(8);
    }

    private static int czech(String rest) {
        int check = (11 - weighted(rest, 8, 7, 6, 5, 4, 3, 2) % 11) % 11;
        return (check == 0 ? 1 : check) % 10;
    }

    /** Keys with letters are by a rule that is not published. */
    private static boolean french(String rest) {
        return !rest.substring(0, 2).chars().allMatch(Character::isDigit)
                || (Long.parseLong(rest.substring(2)) * 100 + 12) % 97 == number(rest, 0, 2);
    }

    /** Numbers of the older form, with a sign in the second place, are taken as they are. */
    private static boolean irish(String rest) {
        if (!Character.isDigit(rest.charAt(1))) {
            return true;
        }
        int second = rest.length() == 9 ? 9 * IRISH.indexOf(rest.charAt(8)) : 0;
        return IRISH.charAt((weighted(rest, 8, 7, 6, 5, 4, 3, 2) + second) % 23) == rest.charAt(7);
    }

    private static boolean lithuanian(String rest) {
        int last = rest.length() - 1;
        int first = 0;
        int second = 0;
        for (int i = 0; i < last; i++) {
            first += (1 + i % 9) * digit(rest, i);
            second += (1 + (i + 2) % 9) * digit(rest, i);
        }
        int check = first % 11 == 10 ? second % 11 % 10 : first % 11;
        return digit(rest, last - 1) == 1 && check == digit(rest, last);
    }

    /** Companies keep the rule of eleven; sole traders have numbers by that of ninety-seven, in which letters count from ten. */
    private static boolean dutch(String rest) {
        if (weighted(rest, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(rest, 8)) {
            return true;
        }
        StringBuilder digits = new StringBuilder();
        ("NL" + rest).chars().forEach(letter -> digits.append(Character.getNumericValue(letter)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue() == 1;
    }

    private static boolean romanian(String rest) {
        String padded = "0".repeat(10 - rest.length()) + rest;
        return weighted(padded, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == digit(padded, 9);
    }

    private static boolean slovenian(String rest) {
        int check = 11 - weighted(rest, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (check == 10 ? 0 : check) == digit(rest, 7);
    }
}
