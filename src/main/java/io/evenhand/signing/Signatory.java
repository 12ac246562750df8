package io.evenhand.signing;

import java.util.regex.Pattern;

/**
 * The person who signs, and for whom. The mail address is for reaching the person: it goes into no document or certificate.
 *
 * @param partnerId of the organisation
 * @param country ISO 3166 alpha-2 code of the organisation's seat
 */
public record Signatory(
        String personId, String name, String email, String partnerId, String organisation, String country) {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    public Signatory {
        require(!personId.isBlank(), "A signatory needs an id");
        require(!name.isBlank(), "A signatory needs a name");
        require(!organisation.isBlank(), "A signatory signs for an organisation");
        require(COUNTRY.matcher(country).matches(), "country is not an ISO 3166 alpha-2 code: " + country);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
