package io.evenhand.terms;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A partner as it is named in an agreement: a company, or a person who is in business alone and stands in no register.
 *
 * @param partnerId the id by which other fields refer to it
 * @param legalName as registered, with the legal form; of a person, first and family name
 * @param registration register and number: "HRB 204518, Amtsgericht München"; absent for a person in no register
 * @param address of the seat, or where a person does business, on one line; notices by post go there
 * @param country of the address, ISO 3166 alpha-2
 * @param noticeEmail where notices by email go
 * @param noticesBy the only way in which notices reach this party, one of those agreed for all; any of these if absent
 */
public record TermsParty(
        String partnerId,
        String legalName,
        @Nullable String registration,
        String address,
        String country,
        String noticeEmail,
        @Nullable NoticeChannel noticesBy) {
    /** One that notices reach in every way agreed. */
    public TermsParty(
            String partnerId,
            String legalName,
            @Nullable String registration,
            String address,
            String country,
            String noticeEmail) {
        this(partnerId, legalName, registration, address, country, noticeEmail, null);
    }

    public TermsParty {
        new FieldChecks()
                .id("/partnerId", partnerId)
                .text("/legalName", legalName, 200)
                .optionalText("/registration", registration, 200)
                .text("/address", address, 300)
                .country("/country", country)
                .email("/noticeEmail", noticeEmail)
                .done();
    }

    /** Whether it is a person in business alone, whom no register names. */
    public boolean individual() {
        return registration == null;
    }

    /** Whether a reader would take one name for the other. */
    boolean isNamesakeOf(TermsParty other) {
        return plain(legalName).equals(plain(other.legalName));
    }

    private static String plain(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
