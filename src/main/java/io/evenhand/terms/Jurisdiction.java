package io.evenhand.terms;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Which law governs, and where disputes are heard.
 *
 * @param governingLaw an ISO 3166 country ("DE"), or one of the parts of a country that have a law of their own ("GB-ENG")
 * @param courts the place whose courts decide: "Munich"
 * @param exclusive whether only those courts may decide
 */
public record Jurisdiction(String governingLaw, String courts, boolean exclusive) {
    /** Parts of a country that have a law of their own. */
    static final Set<String> LEGAL_UNITS =
            Set.of("GB-ENG", "GB-SCT", "GB-NIR", "US-NY", "US-DE", "US-CA", "US-WA", "CA-ON", "CA-QC");

    /** Countries of which one cannot say whose law it is. */
    private static final Set<String> OF_SEVERAL_LAWS = Set.of("GB", "US", "CA");

    public Jurisdiction {
        FieldChecks checks = new FieldChecks().text("/courts", courts, 100);
        if (!LEGAL_UNITS.contains(governingLaw)) {
            checks.country("/governingLaw", governingLaw);
        }
        checks.that(
                !OF_SEVERAL_LAWS.contains(governingLaw),
                "/governingLaw",
                "\"%s\" has more than one law".formatted(governingLaw),
                "say which, for example \"GB-ENG\" or \"US-NY\"");
        checks.done();
    }

    /** Every law that can govern, by its code. */
    static Stream<String> laws() {
        return Stream.concat(FieldChecks.COUNTRIES.stream(), LEGAL_UNITS.stream())
                .filter(code -> !OF_SEVERAL_LAWS.contains(code));
    }
}
