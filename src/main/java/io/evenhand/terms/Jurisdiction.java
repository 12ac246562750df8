package io.evenhand.terms;

import java.util.Locale;
import java.util.Map;

/**
 * Which law governs, and where disputes are heard.
 *
 * @param governingLaw an ISO 3166 country ("DE"), or one of the parts of a country that have a law of their own ("GB-ENG")
 * @param courts the place whose courts decide: "Munich"
 * @param exclusive whether only those courts may decide
 */
public record Jurisdiction(String governingLaw, String courts, boolean exclusive) {
    private static final Map<String, String> LEGAL_UNITS = Map.of(
            "GB-ENG", "England and Wales",
            "GB-SCT", "Scotland",
            "GB-NIR", "Northern Ireland",
            "US-NY", "the State of New York",
            "US-DE", "the State of Delaware",
            "US-CA", "the State of California",
            "US-WA", "the State of Washington",
            "CA-ON", "the Province of Ontario",
            "CA-QC", "the Province of Quebec");

    public Jurisdiction {
        FieldChecks checks = new FieldChecks().text("/courts", courts, 100);
        if (!LEGAL_UNITS.containsKey(governingLaw)) {
            checks.country("/governingLaw", governingLaw);
        }
        checks.that(
                !governingLaw.equals("GB") && !governingLaw.equals("US") && !governingLaw.equals("CA"),
                "/governingLaw",
                "\"%s\" has more than one law".formatted(governingLaw),
                "say which, for example \"GB-ENG\" or \"US-NY\"");
        checks.done();
    }

    /** "Germany", "England and Wales". */
    public String lawName() {
        return LEGAL_UNITS.getOrDefault(governingLaw, countryName(governingLaw));
    }

    static String countryName(String code) {
        String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
        return code.equals("NL") || code.equals("GB") || code.equals("US") || code.equals("CZ") || code.equals("AE")
                ? "the " + name
                : name;
    }
}
