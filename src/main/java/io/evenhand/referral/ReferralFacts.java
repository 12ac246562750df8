package io.evenhand.referral;

import io.evenhand.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A referral that somebody wants to introduce, as a program sent it or a file says it: whether it will do is for
 * {@link Registrations} to say.
 *
 * @param reference the introducer's own number for it
 * @param biller who will bill the customer: "introducer", a seat's name or a partner's id
 * @param nda what the NDA is to say, as an outline in JSON; where one with its purpose is in force between all, none is signed anew
 * @param revenueShare likewise
 * @param customerProtection likewise
 */
public record ReferralFacts(
        String reference,
        String title,
        CustomerFacts customer,
        NeedFacts need,
        String biller,
        List<SeatFacts> seats,
        String nda,
        String revenueShare,
        String customerProtection) {
    public ReferralFacts {
        reference = reference.strip();
        title = title.strip();
        biller = biller.strip();
        seats = List.copyOf(seats);
    }

    /**
     * @param name by which people call the customer
     * @param domain the customer's own internet domain
     * @param country ISO 3166 alpha-2
     */
    public record CustomerFacts(
            String name,
            String legalName,
            String domain,
            @Nullable String taxId,
            String country,
            String contactName,
            String contactEmail) {
        public CustomerFacts {
            name = name.strip();
            legalName = legalName.strip();
            domain = domain.strip();
            taxId = taxId == null || taxId.isBlank() ? null : taxId.strip();
            country = country.strip();
            contactName = contactName.strip();
            contactEmail = contactEmail.strip();
        }

        Customer customer() {
            return new Customer(name, legalName, domain, taxId, country, contactName, contactEmail);
        }
    }

    /** @param timing until the work is to start, as an ISO period; null when it is not known, as are size and value */
    public record NeedFacts(
            String summary,
            List<String> areas,
            String region,
            @Nullable String companySize,
            @Nullable String timing,
            @Nullable Money estimatedValue) {
        public NeedFacts {
            summary = summary.strip();
            areas = areas.stream().map(String::strip).toList();
            region = region.strip();
        }

        Need need() {
            return new Need(summary, String.join(", ", areas), region, companySize, timing, estimatedValue);
        }
    }

    /** @param candidates partner ids, the preferred first @param answerWithin an ISO duration such as P5D */
    public record SeatFacts(String name, List<String> areas, List<String> candidates, String answerWithin) {
        /** How long each candidate has where nobody says otherwise. */
        public static final String USUAL_ANSWER = "P5D";

        public SeatFacts {
            name = name.strip();
            areas = areas.stream().map(String::strip).toList();
            candidates = candidates.stream().map(String::strip).toList();
        }
    }
}
