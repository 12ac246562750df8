package io.evenhand.settlement.bank;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An international bank account number whose check digits are right. @param value without spaces, in capitals */
public record Iban(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern SPACE = Pattern.compile("[\\s\u00A0]+");

    /** How long an IBAN of a country is, from the registry that SWIFT keeps for ISO 13616. */
    private static final Map<String, Integer> LENGTHS = Stream.of(
                    ("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29"
                                    + " ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26"
                                    + " IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27"
                                    + " MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18"
                                    + " SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")
                            .split(" "))
            .collect(Collectors.toUnmodifiableMap(
                    entry -> entry.substring(0, 2), entry -> Integer.valueOf(entry.substring(2))));

    public Iban {
        if (!isSound(value)) {
            throw new IllegalArgumentException("This is no IBAN: its length or its check digits are wrong");
        }
    }

    /** Reads what somebody typed or a file holds; spaces and small letters will do. Empty when it is no IBAN. */
    public static Optional<Iban> read(String text) {
        if (text.isEmpty() || text.length() > 64) {
            return Optional.empty();
        }
        String plain = SPACE.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return isSound(plain) ? Optional.of(new Iban(plain)) : Optional.empty();
    }

    public String country() {
        return value.substring(0, 2);
    }

    /** For people: in groups of four. */
    public String format() {
        return value.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** For whoever need only recognise it: the country and the last four. */
    public String hint() {
        return country() + "…" + value.substring(value.length() - 4);
    }

    private static boolean isSound(String value) {
        if (!FORM.matcher(value).matches()) {
            return false;
        }
        Integer length = LENGTHS.get(value.substring(0, 2));
        if (length == null || length != value.length()) {
            return false;
        }
        // Remainders are taken as the digits come; a letter counts as the two digits of its place after nine.
        int remainder = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = Character.digit(value.charAt((i + 4) % value.length()), 36);
            remainder = (remainder * (digit < 10 ? 10 : 100) + digit) % 97;
        }
        return remainder == 1;
    }

    @Override
    public String toString() {
        return hint();
    }
}
