package io.evenhand.referral;

import io.evenhand.customer.CustomerDomain;
import io.evenhand.customer.TellingWords;
import io.evenhand.money.Money;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.FieldChecks;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.IntroducedCustomer;
import io.evenhand.terms.InvalidTermsException;
import java.util.ArrayList;
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
 * @param language in which the agreements are worded, as a tag such as "de"; null for the usual one
 * @param wordsAreMeant whether the introducer has seen that words of it may tell who the customer is, and means them
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
        String customerProtection,
        @Nullable String language,
        boolean wordsAreMeant) {
    /** The kinds of agreement that a referral needs. */
    public static final List<AgreementKind> AGREEMENTS =
            List.of(AgreementKind.NDA, AgreementKind.REVENUE_SHARE, AgreementKind.CUSTOMER_PROTECTION);

    /** One in the usual language, whose words tell nobody who the customer is. */
    public ReferralFacts(
            String reference,
            String title,
            CustomerFacts customer,
            NeedFacts need,
            String biller,
            List<SeatFacts> seats,
            String nda,
            String revenueShare,
            String customerProtection) {
        this(reference, title, customer, need, biller, seats, nda, revenueShare, customerProtection, null, false);
    }

    public ReferralFacts {
        language = language == null || language.isBlank() ? null : language.strip();
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
        private static final int LONGEST_TAX_ID = 32;

        public CustomerFacts {
            name = name.strip();
            legalName = legalName.strip();
            domain = CustomerDomain.read(domain) instanceof CustomerDomain.Own own ? own.host() : domain.strip();
            taxId = taxId == null || taxId.isBlank() ? null : taxId.strip();
            country = country.strip();
            contactName = contactName.strip();
            contactEmail = contactEmail.strip();
        }

        /** What is wrong with it, each at a pointer to its field; empty when a referral can be about it. */
        public List<FieldProblem> problems() {
            List<FieldProblem> problems = new ArrayList<>();
            gather(
                    problems,
                    () -> new FieldChecks()
                            .text("/name", name, 100)
                            .text("/contactName", contactName, 100)
                            .email("/contactEmail", contactEmail)
                            .done());
            gather(problems, this::introduced);
            switch (CustomerDomain.read(domain)) {
                case CustomerDomain.PublicMail mail ->
                    problems.add(nobodysDomain(mail.domain(), "is a mail service for everybody"));
                case CustomerDomain.PublicSuffix open ->
                    problems.add(nobodysDomain(open.suffix(), "is where everybody registers"));
                case CustomerDomain.Own ignored -> {}
                case CustomerDomain.Unreadable ignored -> {} // said by the terms' own check
            }
            if (taxId != null && taxId.length() > LONGEST_TAX_ID) {
                problems.add(
                        new FieldProblem("/taxId", "is too long", "use at most " + LONGEST_TAX_ID + " characters"));
            }
            return problems;
        }

        private static FieldProblem nobodysDomain(String domain, String problem) {
            return new FieldProblem("/domain", "%s %s".formatted(domain, problem), "write the customer's own domain");
        }

        private static void gather(List<FieldProblem> problems, Runnable check) {
            try {
                check.run();
            } catch (InvalidTermsException invalid) {
                problems.addAll(invalid.problems());
            }
        }

        /** @throws InvalidTermsException with what is wrong */
        IntroducedCustomer introduced() {
            return new IntroducedCustomer(legalName, domain, country, taxId);
        }

        /** By which words the customer can be guessed. Of facts without problems. */
        TellingWords telling() {
            return customer().telling();
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
