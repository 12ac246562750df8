package io.evenhand.terms;

/**
 * A partner as it is named in an agreement.
 *
 * @param partnerId the id by which other fields refer to it
 * @param legalName as registered, with the legal form
 * @param registration register and number: "HRB 204518, Amtsgericht München"
 * @param address of the seat, on one line; notices by post go there
 * @param country of the seat, ISO 3166 alpha-2
 * @param noticeEmail where notices by email go
 */
public record TermsParty(
        String partnerId, String legalName, String registration, String address, String country, String noticeEmail) {
    public TermsParty {
        new FieldChecks()
                .id("/partnerId", partnerId)
                .text("/legalName", legalName, 200)
                .text("/registration", registration, 200)
                .text("/address", address, 300)
                .country("/country", country)
                .email("/noticeEmail", noticeEmail)
                .done();
    }
}
