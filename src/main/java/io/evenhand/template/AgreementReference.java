package io.evenhand.template;

import io.evenhand.terms.TermsHash;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What ties a printed agreement to its record.
 *
 * @param number the agreement's number, as it stands on every page: "EH-2026-000042"
 * @param hash of the terms that the text was made from
 * @param draftedOn the day on which the text was made
 * @param placesOf how many people sign for a party, by its id; whoever is not named has one place
 */
public record AgreementReference(String number, TermsHash hash, LocalDate draftedOn, Map<String, Integer> placesOf) {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ./_-]{0,63}");

    /** One that a single person signs for each party. */
    public AgreementReference(String number, TermsHash hash, LocalDate draftedOn) {
        this(number, hash, draftedOn, Map.of());
    }

    public AgreementReference {
        placesOf = Map.copyOf(placesOf);
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException(
                    "An agreement's number has up to 64 letters, digits, spaces and ./_-, not \"" + number + "\"");
        }
    }
}
