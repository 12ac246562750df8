package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.RevenueShareTerms.Qualification.FirstOrder;
import io.evenhand.terms.SplitRule.Recognition;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * An agreement on how the revenue from one introduced customer is shared.
 *
 * @param parties at least two
 * @param effectiveOn the first day whose revenue is shared
 * @param customer whose revenue it is
 * @param referralReference the referral that brought the customer
 * @param roles who introduces, delivers and bills
 * @param qualification what an introduction must be, and lead to, for its revenue to be shared; nothing if absent
 * @param rules one for each kind of revenue that is shared, at least one; no revenue falls under two
 * @param payment when and in which currency shares are paid
 * @param reporting the biller's duty to report
 * @param audit the other parties' right to look into the biller's books; none if absent
 * @param clawback when a share goes back; never if absent
 * @param holdDays how long a share is held back after it is due, so that a refund can be set off; 0 for not at all
 * @param tailDays for how long after termination revenue from orders placed before is still shared; 0 for not at all
 * @param rounding how cents that do not divide are given out
 * @param conversion how revenue in another currency is counted; not at all if absent
 * @param interest on shares that are paid late; none is agreed if absent, so that only the law's own is left
 * @param carryForward for how long, and up to what amount, is owed what a party must return but did not get from later shares; without
 *     limit if absent
 * @param liability the most for which each party is liable to another; as the law says if absent
 * @param term how long it lasts and how it ends
 * @param clauses which text of the shared clauses was chosen; the standard of each if absent
 */
public record RevenueShareTerms(
        List<TermsParty> parties,
        LocalDate effectiveOn,
        IntroducedCustomer customer,
        String referralReference,
        Roles roles,
        @Nullable Qualification qualification,
        List<SplitRule> rules,
        Payment payment,
        Reporting reporting,
        @Nullable AuditRight audit,
        @Nullable Clawback clawback,
        int holdDays,
        int tailDays,
        Rounding rounding,
        @Nullable Conversion conversion,
        @Nullable LateInterest interest,
        @Nullable CarryForward carryForward,
        @Nullable Liability liability,
        RenewableTerm term,
        Jurisdiction jurisdiction,
        List<NoticeChannel> notices,
        @Nullable ClauseChoices clauses)
        implements PrincipalTerms {
    private static final int MOST_RULES = 30;

    public RevenueShareTerms {
        parties = List.copyOf(parties);
        rules = List.copyOf(rules);
        notices = FieldChecks.inOrder(notices);
        clauses = ClauseChoices.orNone(clauses);
        FieldChecks checks = TermsChecks.common(parties, effectiveOn, notices)
                .text("/referralReference", referralReference, 100)
                .notEmpty("/rules", rules)
                .that(rules.size() <= MOST_RULES, "/rules", "holds %d".formatted(rules.size()), "write at most 30")
                .unique("/rules", rules.stream().map(SplitRule::id).toList())
                .between("/holdDays", holdDays, 0, 180)
                .between("/tailDays", tailDays, 0, 3650);
        List<String> ids = TermsChecks.ids(parties);
        checkRoles(checks, roles, ids);
        checkRules(checks, rules, ids, payment);
        checkTrigger(checks, rules, qualification);
        checkCarryForward(checks, carryForward, clawback, payment);
        if (liability != null) {
            SplitRuleChecks.settled(
                    checks, "/liability/atMost", liability.fixedPart().orElse(null), payment.currency());
        }
        checks.done();
    }

    @Override
    public AgreementKind kind() {
        return AgreementKind.REVENUE_SHARE;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        // A renewable agreement goes on until somebody ends it.
        return term.renewsFor() == null
                ? Optional.of(effectiveOn.plus(term.length()).minusDays(1))
                : Optional.empty();
    }

    @Override
    public OptionalInt noticeDaysFor(LocalDate lastDay) {
        return term.noticeDaysFor(effectiveOn, lastDay);
    }

    @Override
    public Optional<String> noticeRule() {
        return term.noticeRule();
    }

    @Override
    public RevenueShareTerms until(LocalDate lastDay) {
        Period length = Period.between(effectiveOn, lastDay.plusDays(1));
        return new RevenueShareTerms(
                parties,
                effectiveOn,
                customer,
                referralReference,
                roles,
                qualification,
                rules,
                payment,
                reporting,
                audit,
                clawback,
                holdDays,
                tailDays,
                rounding,
                conversion,
                interest,
                carryForward,
                liability,
                new RenewableTerm(length, term.renewsFor(), term.renewalNoticeDays(), term.convenienceNoticeDays()),
                jurisdiction,
                notices,
                clauses);
    }

    @Override
    public List<Object> owed() {
        return List.of(
                roles,
                Optional.ofNullable(qualification),
                rules,
                payment,
                Optional.ofNullable(clawback),
                tailDays,
                Optional.ofNullable(conversion),
                Optional.ofNullable(interest),
                Optional.ofNullable(carryForward),
                term);
    }

    @Override
    public List<Object> about() {
        return List.of(effectiveOn, customer, referralReference);
    }

    @Override
    public List<Sentence> survivals(Language language) {
        return TermsChecks.sentences(
                this,
                language,
                "payment",
                "conversion",
                "hold",
                "interest",
                "reporting",
                "audit",
                "clawback",
                "tail",
                "liability");
    }

    private static void checkRoles(FieldChecks checks, Roles roles, List<String> ids) {
        checks.oneOf("/roles/introducerId", roles.introducerId(), ids).oneOf("/roles/billerId", roles.billerId(), ids);
        for (int i = 0; i < roles.delivererIds().size(); i++) {
            checks.oneOf("/roles/delivererIds/" + i, roles.delivererIds().get(i), ids);
        }
    }

    private static void checkRules(FieldChecks checks, List<SplitRule> rules, List<String> ids, Payment payment) {
        Set<String> covered = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            SplitRule rule = rules.get(i);
            String at = "/rules/" + i;
            for (SplitRule.Revenue revenue : rule.covers()) {
                checks.that(
                        covered.add(revenue + " " + rule.occurrence()),
                        at + "/covers",
                        "covers revenue that another rule covers already",
                        "let each kind of revenue fall under one rule");
            }
            SplitRuleChecks.inAgreement(checks, at, rule, ids, payment.currency());
        }
    }

    private static void checkTrigger(FieldChecks checks, List<SplitRule> rules, @Nullable Qualification qualification) {
        FirstOrder order = qualification == null ? null : qualification.firstOrder();
        checks.that(
                order == null
                        || order.trigger() != FirstOrder.Trigger.PAID
                        || rules.stream().allMatch(rule -> rule.base().recognised() == Recognition.CASH_RECEIVED),
                "/qualification/firstOrder/trigger",
                "is \"paid\", but there is revenue that counts before it is paid, so that no report tells when it was",
                "write \"placed\", or let all revenue count when the customer's payment is received");
    }

    private static void checkCarryForward(
            FieldChecks checks, @Nullable CarryForward carryForward, @Nullable Clawback clawback, Payment payment) {
        if (carryForward != null) {
            checks.that(
                    clawback != null,
                    "/carryForward",
                    "is given, but no share goes back",
                    "leave it out, or add \"clawback\"");
            SplitRuleChecks.settled(checks, "/carryForward/atMost", carryForward.atMost(), payment.currency());
        }
    }

    /**
     * Who plays which part; one partner may play several.
     *
     * @param introducerId who brought the customer
     * @param delivererIds who deliver, at least one; never the introducer alone
     * @param billerId who bills the customer and owes the report
     */
    public record Roles(String introducerId, List<String> delivererIds, String billerId) {
        public Roles {
            delivererIds = List.copyOf(delivererIds);
            new FieldChecks()
                    .notEmpty("/delivererIds", delivererIds)
                    .unique("/delivererIds", delivererIds)
                    .that(
                            !delivererIds.equals(List.of(introducerId)),
                            "/delivererIds",
                            "names only the introducer",
                            "name who delivers; without another partner there is nothing to share")
                    .done();
        }

        /** Those who hold a role, each once. */
        public List<String> holders() {
            List<String> holders = new ArrayList<>(List.of(introducerId));
            holders.addAll(delivererIds);
            holders.add(billerId);
            return holders.stream().distinct().toList();
        }
    }

    /**
     * When a share is paid.
     *
     * @param currency in which the parties settle
     * @param daysAfterClearedFunds after the customer's payment has cleared
     * @param method how it is paid; as the parties please if absent
     */
    public record Payment(
            CurrencyUnit currency,
            int daysAfterClearedFunds,
            @Nullable Method method) {
        public Payment {
            new FieldChecks()
                    .between("/daysAfterClearedFunds", daysAfterClearedFunds, 0, 180)
                    .that(
                            method != Method.SEPA_CREDIT_TRANSFER
                                    || currency.getCode().equals("EUR"),
                            "/method",
                            "is a SEPA credit transfer, which carries no %s".formatted(currency.getCode()),
                            "write \"bank-transfer\", or settle in EUR")
                    .done();
        }

        /** How a share is paid. */
        public enum Method {
            /** To the account that the payee names. */
            BANK_TRANSFER,
            /** The same, in euro and within SEPA alone. */
            SEPA_CREDIT_TRANSFER,
            /** What two parties owe each other is set off first, and only the rest is transferred. */
            SET_OFF_FIRST
        }
    }

    /**
     * What an introduction must be, and lead to, for its revenue to be shared. At least one of the three is agreed.
     *
     * @param lookBackMonths before the effective date, in which no deliverer may have done such work for the customer; whatever it did
     *     before does not matter if absent
     * @param acceptanceDays from the effective date, within which a deliverer may reject the introduction; none may if absent
     * @param firstOrder by when the customer must have ordered; it may take its time if absent
     */
    public record Qualification(
            @Nullable Integer lookBackMonths,
            @Nullable Integer acceptanceDays,
            @Nullable FirstOrder firstOrder) {
        public Qualification {
            FieldChecks checks = new FieldChecks()
                    .that(
                            lookBackMonths != null || acceptanceDays != null || firstOrder != null,
                            "",
                            "asks for nothing",
                            "say what it asks for, or leave it out");
            if (lookBackMonths != null) {
                checks.between("/lookBackMonths", lookBackMonths, 1, 60);
            }
            if (acceptanceDays != null) {
                checks.between("/acceptanceDays", acceptanceDays, 1, 60);
            }
            checks.done();
        }

        /**
         * By when the customer's first order must be there, since otherwise no revenue is shared.
         *
         * @param withinMonths of the effective date
         * @param trigger what of it must have happened by then
         */
        public record FirstOrder(int withinMonths, Trigger trigger) {
            public FirstOrder {
                new FieldChecks().between("/withinMonths", withinMonths, 1, 36).done();
            }

            /** The last day on which it may happen. */
            public LocalDate lastDay(LocalDate effectiveOn) {
                return effectiveOn.plusMonths(withinMonths);
            }

            /** What makes the introduction one that led to business. */
            public enum Trigger {
                /** The customer has ordered. */
                PLACED,
                /** The customer has paid for it, in whole or in part. */
                PAID
            }
        }
    }

    /**
     * The biller's duty to report revenue, also when there was none.
     *
     * @param every how often
     * @param dueDays after the end of each period
     */
    public record Reporting(Frequency every, int dueDays) {
        public Reporting {
            new FieldChecks().between("/dueDays", dueDays, 1, 90).done();
        }

        /** The length of a reporting period. */
        public enum Frequency {
            MONTH,
            QUARTER
        }
    }

    /**
     * The right of each other party to have the biller's books examined.
     *
     * @param noticeDays beforehand
     * @param perYear at most so many times in twelve months
     * @param costShiftAbove the part of what was due by which a report must fall short for the biller to bear the cost
     */
    public record AuditRight(int noticeDays, int perYear, Share costShiftAbove) {
        public AuditRight {
            new FieldChecks()
                    .between("/noticeDays", noticeDays, 1, 120)
                    .between("/perYear", perYear, 1, 12)
                    .that(
                            costShiftAbove.isPart(),
                            "/costShiftAbove",
                            "is %s".formatted(costShiftAbove),
                            "write a part of at most 1, for example \"3 %\"")
                    .done();
        }
    }

    /**
     * When a share that was allocated goes back.
     *
     * @param withinMonths of the customer's payment
     * @param on what the customer gets or does; at least one
     * @param until no longer than that, within the months; as long as they last if absent
     */
    public record Clawback(
            int withinMonths, List<Trigger> on, @Nullable Until until) {
        public Clawback {
            on = FieldChecks.inOrder(on);
            new FieldChecks()
                    .between("/withinMonths", withinMonths, 1, 36)
                    .notEmpty("/on", on)
                    .unique("/on", on)
                    .done();
        }

        /** What ends earlier than the months that a share can go back. */
        public enum Until {
            /** The day on which the share is to be paid out: what was paid is never paid back. */
            PAYOUT
        }

        /** What makes a share go back. */
        public enum Trigger {
            REFUND,
            CREDIT,
            CHURN
        }
    }

    /**
     * How revenue in another currency than that of the payment is counted.
     *
     * @param source whose rate
     * @param on the rate of which day
     */
    public record Conversion(RateSource source, RateDate on) {
        /** Whose exchange rate. */
        public enum RateSource {
            /** The euro foreign exchange reference rate of the European Central Bank. */
            ECB_REFERENCE,
            /** A rate on which the parties agree for the day. */
            AGREED
        }

        /** The exchange rate of which day. */
        public enum RateDate {
            /** On which the revenue counts. */
            COUNTED,
            /** The last of the reporting period in which it counts. */
            PERIOD_END
        }
    }

    /**
     * Interest on shares that are paid late: simple, by actual days of a year of 365, from the day after the due day.
     *
     * @param perYear the part of the amount that a year of delay costs
     */
    public record LateInterest(Share perYear) {
        public LateInterest {
            new FieldChecks()
                    .that(
                            perYear.isPart() && !perYear.isZero(),
                            "/perYear",
                            "is %s".formatted(perYear),
                            "write a part above 0 and of at most 1, for example \"8 %\"")
                    .done();
        }
    }

    /**
     * The limit of what a party must return but did not get from later shares. Only with a clawback.
     *
     * @param months after which it lapses
     * @param atMost above which it lapses; without limit if absent
     */
    public record CarryForward(int months, @Nullable Money atMost) {
        public CarryForward {
            FieldChecks checks = new FieldChecks().between("/months", months, 1, 60);
            if (atMost != null) {
                checks.positive("/atMost", atMost);
            }
            checks.done();
        }
    }

    /** How minor units that do not divide are given out; see {@link io.evenhand.money.Allocation}. */
    public enum Rounding {
        LARGEST_REMAINDER
    }
}
