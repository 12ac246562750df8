package io.evenhand.partner;

import io.evenhand.terms.NoticeChannel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an organisation, as somebody typed it: surrounding space is dropped, and whether it will do is for
 * {@link PartnerChanges} to say.
 *
 * @param registration register and number; empty for an individual
 * @param individual whether it is a person in business alone, whom no register names; said in so many words, so that a number that was
 *     forgotten does not make a company a person
 * @param country ISO 3166 alpha-2
 * @param noticesBy the only way in which it takes notices; null for any that an agreement allows
 * @param regions where the partner works; blank ones, and those that differ in case or accents only, are dropped
 * @param competencies product or feature areas, likewise
 */
public record PartnerFacts(
        String legalName,
        String registration,
        boolean individual,
        String address,
        String country,
        String noticeEmail,
        @Nullable NoticeChannel noticesBy,
        List<String> regions,
        List<String> competencies) {
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final int LONGEST_LIST = 50;

    /** What somebody says who leaves open how notices reach it. */
    public PartnerFacts(
            String legalName,
            String registration,
            boolean individual,
            String address,
            String country,
            String noticeEmail,
            List<String> regions,
            List<String> competencies) {
        this(legalName, registration, individual, address, country, noticeEmail, null, regions, competencies);
    }

    public PartnerFacts {
        legalName = legalName.strip();
        registration = registration.strip();
        address = address.strip();
        country = country.strip().toUpperCase(Locale.ROOT);
        noticeEmail = noticeEmail.strip();
        regions = Typed.distinct(regions);
        competencies = Typed.distinct(competencies);
    }

    /** What will not do, by the name of its field. */
    Map<String, String> problems() {
        return new Typed()
                .line("legalName", "the legal name", legalName, 200)
                .that(
                        !individual || registration.isEmpty(),
                        "registration",
                        "Leave this empty for a person in no register, or take the tick away.")
                .that(
                        individual || !registration.isEmpty(),
                        "registration",
                        "Enter the register and the number in it, or say that this is a person in no register.")
                .optionalLine("registration", registration, 200)
                .line("address", "the address", address, 300)
                .that(COUNTRIES.contains(country), "country", "Enter a country's two letters, such as DE or US.")
                .email("noticeEmail", noticeEmail)
                .words("regions", regions, 100, LONGEST_LIST)
                .words("competencies", competencies, 150, LONGEST_LIST)
                .problems();
    }
}
