package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A dated promise about one introduced customer. It binds its signatories only, and never covers more than the customer
 * that was introduced.
 *
 * @param parties at least two
 * @param effectiveOn the first day on which it binds
 * @param protectedId whose relationship with the customer is protected
 * @param boundIds who promise, at least one, in the parties' order
 * @param customer the introduced customer
 * @param referralReference the referral that brought the customer
 * @param conduct what the bound partners must not do
 * @param passiveSalesAllowed whether they may serve the customer when it comes unasked; true unless the conduct is
 *     {@link Conduct#ACCEPT}, where the parties must say false, so that nobody agrees to it by oversight
 * @param products the products and services to which the promise applies, at least one
 * @param contactApproval that other business with the customer begins only after the protected partner agreed; no such duty if
 *     absent
 * @param window from when to when
 * @param priorRelationships what the bound partners did for the customer before, and may go on doing
 * @param employees the mutual promise not to hire away people; none if absent
 * @param damages what a breach costs, if the parties fixed it; as the law says if absent
 * @param earlyRelease what ends the promise before its time
 * @param tailMonths for how long after the window an opportunity opened in it stays protected; 0 for not at all
 * @param liability the most for which each party is liable to another; as the law says if absent
 * @param clauses which text of the shared clauses was chosen; the standard of each if absent
 */
public record CustomerProtectionTerms(
        List<TermsParty> parties,
        LocalDate effectiveOn,
        String protectedId,
        List<String> boundIds,
        IntroducedCustomer customer,
        String referralReference,
        Conduct conduct,
        boolean passiveSalesAllowed,
        List<String> products,
        @Nullable ContactApproval contactApproval,
        Window window,
        List<PriorRelationship> priorRelationships,
        @Nullable EmployeeNonSolicit employees,
        @Nullable Damages damages,
        List<ReleaseEvent> earlyRelease,
        int tailMonths,
        @Nullable Liability liability,
        Jurisdiction jurisdiction,
        List<NoticeChannel> notices,
        @Nullable ClauseChoices clauses)
        implements PrincipalTerms {
    public CustomerProtectionTerms {
        parties = List.copyOf(parties);
        boundIds = List.copyOf(boundIds);
        products = List.copyOf(products);
        priorRelationships = List.copyOf(priorRelationships);
        earlyRelease = FieldChecks.inOrder(earlyRelease);
        notices = FieldChecks.inOrder(notices);
        clauses = ClauseChoices.orNone(clauses);
        List<String> ids = TermsChecks.ids(parties);
        FieldChecks checks = TermsChecks.common(parties, effectiveOn, notices)
                .oneOf("/protectedId", protectedId, ids)
                .notEmpty("/boundIds", boundIds)
                .unique("/boundIds", boundIds)
                .that(
                        !boundIds.contains(protectedId),
                        "/boundIds",
                        "names the protected partner",
                        "name only those who promise")
                .text("/referralReference", referralReference, 100)
                .notEmpty("/products", products)
                .unique("/products", products)
                .texts("/products", products, 30, 100)
                .unique("/earlyRelease", earlyRelease)
                .between("/tailMonths", tailMonths, 0, 24);
        for (int i = 0; i < boundIds.size(); i++) {
            checks.oneOf("/boundIds/" + i, boundIds.get(i), ids);
        }
        for (int i = 0; i < priorRelationships.size(); i++) {
            checks.oneOf(
                    "/priorRelationships/%d/partyId".formatted(i),
                    priorRelationships.get(i).partyId(),
                    boundIds);
        }
        checks.that(
                !window.startsOn().isBefore(effectiveOn),
                "/window/startsOn",
                "is %s, before the agreement binds on %s".formatted(window.startsOn(), effectiveOn),
                "begin the window no earlier than the effective date");
        checkConduct(checks, conduct, passiveSalesAllowed);
        checks.done();
    }

    private static void checkConduct(FieldChecks checks, Conduct conduct, boolean passiveSalesAllowed) {
        checks.that(
                conduct == Conduct.ACCEPT || passiveSalesAllowed,
                "/passiveSalesAllowed",
                "is false, but a duty not to solicit leaves passive sales free",
                "write true, or agree on the conduct \"accept\"");
        checks.that(
                conduct == Conduct.SOLICIT || !passiveSalesAllowed,
                "/passiveSalesAllowed",
                "is true, but a duty not to accept leaves no passive sales",
                "write false to agree to that in so many words, or choose the conduct \"solicit\"");
    }

    @Override
    public AgreementKind kind() {
        return AgreementKind.CUSTOMER_PROTECTION;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(window.endsOn());
    }

    /** A promise about a customer is not for one party alone to end. */
    @Override
    public OptionalInt noticeDaysFor(LocalDate lastDay) {
        return OptionalInt.empty();
    }

    @Override
    public Optional<String> noticeRule() {
        return Optional.empty();
    }

    @Override
    public CustomerProtectionTerms until(LocalDate lastDay) {
        Window longer = window.about(lastDay);
        new FieldChecks()
                .that(
                        longer.endsOn().equals(lastDay),
                        "/window/months",
                        "is not a whole number of months: %s"
                                .formatted(Language.ENGLISH.length(
                                        Period.between(window.startsOn(), lastDay.plusDays(1)))),
                        "end it on %s".formatted(longer.neighbours(lastDay)))
                .done();
        return new CustomerProtectionTerms(
                parties,
                effectiveOn,
                protectedId,
                boundIds,
                customer,
                referralReference,
                conduct,
                passiveSalesAllowed,
                products,
                contactApproval,
                longer,
                priorRelationships,
                employees,
                damages,
                earlyRelease,
                tailMonths,
                liability,
                jurisdiction,
                notices,
                clauses);
    }

    @Override
    public List<Object> owed() {
        return damages == null ? List.of() : List.of(damages, boundIds, window, tailMonths);
    }

    @Override
    public List<Object> about() {
        return List.of(effectiveOn, customer, referralReference, protectedId, window.startsOn());
    }

    @Override
    public List<Sentence> survivals(Language language) {
        return TermsChecks.sentences(this, language, "tail", "employees", "damages", "liability");
    }

    /**
     * When the promise holds. Never for ever: a standing division of customers is unlawful.
     *
     * @param startsOn first day
     * @param months at most 60
     */
    public record Window(LocalDate startsOn, int months) {
        private static final int MOST_MONTHS = 60;

        public Window {
            new FieldChecks()
                    .that(
                            TermsChecks.sensible(startsOn),
                            "/startsOn",
                            "is %s".formatted(startsOn),
                            "write a date from 2000 to 2199")
                    .between("/months", months, 1, MOST_MONTHS)
                    .done();
        }

        /** The last day on which it holds. */
        public LocalDate endsOn() {
            return endsAfter(months);
        }

        /** A month that lacks the number of the first day ends the promise a day before its own end. */
        private LocalDate endsAfter(int months) {
            return startsOn.plusMonths(months).minusDays(1);
        }

        /** How many months from a first day end on a last one, or about then where no number of months does. */
        public static int monthsTo(LocalDate startsOn, LocalDate lastDay) {
            return (int) ChronoUnit.MONTHS.between(YearMonth.from(startsOn), YearMonth.from(lastDay.plusDays(1)));
        }

        /** As many months as end in the month of a day: on that day itself, if any number of months does. */
        private Window about(LocalDate lastDay) {
            return new Window(startsOn, monthsTo(startsOn, lastDay));
        }

        /** The days before and after one that ends no whole number of months, on which one does. */
        private String neighbours(LocalDate day) {
            int after = endsOn().isAfter(day) ? months : months + 1;
            return IntStream.of(after - 1, after)
                    .filter(count -> count >= 1 && count <= MOST_MONTHS)
                    .mapToObj(count -> endsAfter(count).toString())
                    .collect(Collectors.joining(" or "));
        }
    }

    /**
     * What a bound partner did for the customer before it was introduced, and may go on doing.
     *
     * @param partyId the bound partner
     * @param relationship in words: "operates the customer's telephone system"
     * @param since the date of the evidence
     */
    public record PriorRelationship(String partyId, String relationship, LocalDate since) {
        public PriorRelationship {
            new FieldChecks()
                    .text("/relationship", relationship, 300)
                    .that(
                            since.getYear() >= 1950 && since.getYear() < 2200,
                            "/since",
                            "is %s".formatted(since),
                            "write the date of the evidence")
                    .done();
        }
    }

    /**
     * The duty to ask the protected partner before approaching the customer about matters outside the joint work, while the window
     * is open.
     *
     * @param answerDays within how many days of the request the protected partner answers
     * @param silence what it means if it does not
     */
    public record ContactApproval(int answerDays, Silence silence) {
        public ContactApproval {
            new FieldChecks().between("/answerDays", answerDays, 1, 60).done();
        }

        /** What no answer in time means. */
        public enum Silence {
            CONSENT,
            REFUSAL
        }
    }

    /** The mutual promise not to hire away people met in the work, while it lasts and for some months after. */
    public record EmployeeNonSolicit(int monthsAfter) {
        public EmployeeNonSolicit {
            new FieldChecks().between("/monthsAfter", monthsAfter, 0, 24).done();
        }
    }

    /** What a breach costs; it is due only when admitted, settled or awarded. */
    public sealed interface Damages {
        /**
         * A fixed amount for each breach.
         *
         * @param atMost in total, for all breaches; no most if absent
         */
        record FixedDamages(Money amount, @Nullable Money atMost) implements Damages {
            public FixedDamages {
                FieldChecks checks = new FieldChecks().positive("/amount", amount);
                if (atMost != null) {
                    boolean same = atMost.currency().equals(amount.currency());
                    checks.positive("/atMost", atMost)
                            .that(
                                    same && atMost.compareTo(amount) >= 0,
                                    "/atMost",
                                    "is %s, and each breach costs %s".formatted(atMost, amount),
                                    "write at least that, in the same currency, or leave it out");
                }
                checks.done();
            }
        }

        /**
         * A part of the revenue that the breach brought.
         *
         * @param share of that revenue, net of tax
         * @param overMonths from the first such revenue
         * @param atMost in total
         */
        record RevenueDamages(Share share, int overMonths, Money atMost) implements Damages {
            public RevenueDamages {
                new FieldChecks()
                        .that(
                                share.isPart() && !share.isZero(),
                                "/share",
                                "is %s".formatted(share),
                                "write a part above 0 and of at most 1")
                        .between("/overMonths", overMonths, 1, 36)
                        .positive("/atMost", atMost)
                        .done();
            }
        }
    }

    /** What ends the promise before its time. */
    public enum ReleaseEvent {
        /** The protected partner says so in writing. */
        WRITTEN_RELEASE,
        /** The customer gave the work to somebody else altogether. */
        REFERRAL_LOST,
        /** The protected partner stops serving such customers. */
        BUSINESS_CEASED
    }
}
