package io.evenhand.template;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.AgreementTerm;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.Confidentiality;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.CustomerProtectionTerms.ContactApproval;
import io.evenhand.terms.Disclosure;
import io.evenhand.terms.IntroducedCustomer;
import io.evenhand.terms.Jurisdiction;
import io.evenhand.terms.Liability;
import io.evenhand.terms.NdaTerms;
import io.evenhand.terms.NoticeChannel;
import io.evenhand.terms.RenewableTerm;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SplitRule;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsParty;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Terms as partners would agree on them, with every clause in one and hardly any in the other. */
public final class SampleTerms {
    private static final List<TermsParty> PARTIES = List.of(
            party(
                    "nordlicht",
                    "Nordlicht Cloud Services GmbH",
                    "HRB 204518, Amtsgericht München",
                    "Lindwurmstraße 88, 80337 München",
                    "DE"),
            party(
                    "harbour",
                    "Harbour & Vale Consulting Ltd",
                    "Companies House 09871234",
                    "14 Quay Street, Bristol BS1 4QD",
                    "GB"),
            party("gdansk", "Gdańska Fabryka Danych Sp. z o.o.", "KRS 0000712345", "ul. Długa 12, 80-831 Gdańsk", "PL"),
            party("acropolis", "Ακρόπολις Λογισμικό Α.Ε.", "ΓΕΜΗ 123456701000", "Ερμού 15, 105 63 Αθήνα", "GR"));
    private static final IntroducedCustomer CUSTOMER =
            new IntroducedCustomer("Bergmann Logistik AG", "bergmann-logistik.de", "DE", "DE813456789");
    private static final LocalDate START = LocalDate.of(2026, 12, 1);
    private static final Jurisdiction GERMANY = new Jurisdiction("DE", "Munich", true);
    private static final Jurisdiction ENGLAND = new Jurisdiction("GB-ENG", "London", false);

    private SampleTerms() {}

    private static TermsParty party(String id, String name, String registration, String address, String country) {
        return new TermsParty(id, name, registration, address, country, "legal@" + id + ".example");
    }

    /** Every kind, with every optional part, and shares by tiers beside those by months. */
    public static List<Terms> full(int parties) {
        return List.of(
                mutualNda(parties),
                revenueShare(parties),
                tieredRevenueShare(parties),
                protection(parties),
                contactProtection(parties));
    }

    /** Every kind, with nothing that may be left out. */
    public static List<Terms> bare(int parties) {
        return List.of(oneWayNda(parties), bareRevenueShare(parties), bareProtection(parties));
    }

    public static NdaTerms mutualNda(int parties) {
        return new NdaTerms(
                PARTIES.subList(0, parties),
                START,
                new Disclosure.MutualDisclosure(),
                "to find out whether and how the parties can work together for customers whom they introduce to one another",
                new AgreementTerm.FixedTerm(Period.ofYears(2)),
                new Confidentiality.LimitedConfidentiality(Period.ofYears(3), Confidentiality.CountedFrom.DISCLOSURE),
                true,
                List.of(NdaTerms.PermittedRecipient.values()),
                new NdaTerms.CompelledDisclosure(true, true),
                new NdaTerms.ReturnOrDestroy(NdaTerms.ReturnOrDestroy.Choice.DISCLOSER, 30, true, true, true),
                true,
                true,
                new NdaTerms.NonCircumvention(6, Conduct.SOLICIT),
                List.of("Source code is confidential information even if it is not marked."),
                GERMANY,
                List.of(NoticeChannel.EMAIL, NoticeChannel.POST),
                null);
    }

    public static NdaTerms oneWayNda(int parties) {
        return new NdaTerms(
                PARTIES.subList(0, parties),
                START,
                new Disclosure.OneWayDisclosure("nordlicht"),
                "to prepare an offer for the migration of a customer's data centre",
                new AgreementTerm.OpenTerm(30),
                new Confidentiality.PerpetualConfidentiality(),
                false,
                List.of(NdaTerms.PermittedRecipient.EMPLOYEES),
                new NdaTerms.CompelledDisclosure(false, false),
                new NdaTerms.ReturnOrDestroy(NdaTerms.ReturnOrDestroy.Choice.RECIPIENT, 14, false, false, false),
                false,
                false,
                null,
                List.of(),
                ENGLAND,
                List.of(NoticeChannel.EMAIL),
                null);
    }

    public static RevenueShareTerms revenueShare(int parties) {
        return new RevenueShareTerms(
                PARTIES.subList(0, parties),
                START,
                CUSTOMER,
                "R-2026-0042",
                new RevenueShareTerms.Roles(
                        "nordlicht",
                        PARTIES.subList(1, parties).stream()
                                .map(TermsParty::partnerId)
                                .toList(),
                        "harbour"),
                null,
                List.of(
                        new SplitRule(
                                "licences",
                                List.of(SplitRule.Revenue.LICENCES, SplitRule.Revenue.SUPPORT),
                                SplitRule.Occurrence.RECURRING,
                                new SplitRule.Base(
                                        SplitRule.Recognition.CASH_RECEIVED,
                                        List.of(SplitRule.Deduction.REBATES, SplitRule.Deduction.LICENCE_COST)),
                                List.of(step(1, parties, 1, 3), step(13, parties, 1, 10)),
                                36,
                                List.of(new SplitRule.Cap(
                                        "nordlicht",
                                        Money.of("120000.00", "EUR"),
                                        SplitRule.CapScope.AGREEMENT,
                                        "harbour")),
                                List.of(),
                                null,
                                List.of()),
                        new SplitRule(
                                "project",
                                List.of(SplitRule.Revenue.SERVICES),
                                SplitRule.Occurrence.ONE_OFF,
                                new SplitRule.Base(SplitRule.Recognition.CASH_RECEIVED, List.of()),
                                List.of(step(1, parties, 3, 20)),
                                null,
                                List.of(),
                                List.of(),
                                null,
                                List.of())),
                new RevenueShareTerms.Payment(Money.currency("EUR"), 30, null),
                new RevenueShareTerms.Reporting(RevenueShareTerms.Reporting.Frequency.QUARTER, 15),
                new RevenueShareTerms.AuditRight(30, 1, Share.parse("3 %")),
                new RevenueShareTerms.Clawback(
                        12,
                        List.of(RevenueShareTerms.Clawback.Trigger.REFUND, RevenueShareTerms.Clawback.Trigger.CREDIT),
                        null),
                60,
                180,
                RevenueShareTerms.Rounding.LARGEST_REMAINDER,
                null,
                null,
                null,
                null,
                new RenewableTerm(Period.ofYears(2), Period.ofYears(1), 90, 60),
                GERMANY,
                List.of(NoticeChannel.EMAIL),
                null);
    }

    /** Tiers, preferred shares, floors, conversion, interest and the limit of what is carried forward. */
    public static RevenueShareTerms tieredRevenueShare(int parties) {
        RevenueShareTerms steps = revenueShare(parties);
        return new RevenueShareTerms(
                steps.parties(),
                START,
                CUSTOMER,
                "R-2026-0044",
                steps.roles(),
                null,
                List.of(
                        new SplitRule(
                                "licences",
                                List.of(SplitRule.Revenue.LICENCES, SplitRule.Revenue.SUPPORT),
                                SplitRule.Occurrence.RECURRING,
                                new SplitRule.Base(
                                        SplitRule.Recognition.CASH_RECEIVED, List.of(SplitRule.Deduction.LICENCE_COST)),
                                List.of(step(1, parties, 1, 5)),
                                36,
                                List.of(new SplitRule.Cap(
                                        "nordlicht", euros("9000.00"), SplitRule.CapScope.PERIOD, "harbour")),
                                List.of(),
                                new SplitRule.Tiers(
                                        SplitRule.TierScope.LIFETIME,
                                        SplitRule.TierMode.MARGINAL,
                                        false,
                                        List.of(
                                                tier("0.00", parties, 1, 5),
                                                tier("50000.00", parties, 1, 8),
                                                tier("200000.00", parties, 1, 20))),
                                List.of(new SplitRule.Floor(
                                        "nordlicht", euros("1500.00"), SplitRule.FloorScope.PERIOD, "harbour", true))),
                        new SplitRule(
                                "project",
                                List.of(SplitRule.Revenue.SERVICES),
                                SplitRule.Occurrence.ONE_OFF,
                                new SplitRule.Base(SplitRule.Recognition.INVOICED, List.of()),
                                List.of(step(1, parties, 3, 20)),
                                null,
                                List.of(),
                                List.of(
                                        new SplitRule.Preferred("nordlicht", Share.of(1, 20), null, euros("10000.00")),
                                        new SplitRule.Preferred("harbour", null, euros("250.00"), null)),
                                new SplitRule.Tiers(
                                        SplitRule.TierScope.DEAL,
                                        SplitRule.TierMode.WHOLE,
                                        true,
                                        List.of(tier("0.00", parties, 3, 20), tier("100000.00", parties, 1, 10))),
                                List.of(new SplitRule.Floor(
                                        "nordlicht", euros("100.00"), SplitRule.FloorScope.LINE, "harbour", false)))),
                steps.payment(),
                steps.reporting(),
                steps.audit(),
                steps.clawback(),
                60,
                180,
                RevenueShareTerms.Rounding.LARGEST_REMAINDER,
                new RevenueShareTerms.Conversion(
                        RevenueShareTerms.Conversion.RateSource.ECB_REFERENCE,
                        RevenueShareTerms.Conversion.RateDate.COUNTED),
                new RevenueShareTerms.LateInterest(Share.parse("8 %")),
                new RevenueShareTerms.CarryForward(12, euros("20000.00")),
                new Liability.GreaterOfLiability(euros("50000.00"), 1),
                steps.term(),
                GERMANY,
                List.of(NoticeChannel.EMAIL),
                null);
    }

    private static SplitRule.Tier tier(String from, int parties, long numerator, long denominator) {
        return new SplitRule.Tier(
                euros(from), step(1, parties, numerator, denominator).shares());
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }

    public static RevenueShareTerms bareRevenueShare(int parties) {
        return new RevenueShareTerms(
                PARTIES.subList(0, parties),
                START,
                CUSTOMER,
                "R-2026-0043",
                new RevenueShareTerms.Roles("nordlicht", List.of("harbour"), "nordlicht"),
                null,
                List.of(new SplitRule(
                        "hardware",
                        List.of(SplitRule.Revenue.HARDWARE),
                        SplitRule.Occurrence.ONE_OFF,
                        new SplitRule.Base(SplitRule.Recognition.INVOICED, List.of()),
                        List.of(step(1, parties, 1, 5)),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        List.of())),
                new RevenueShareTerms.Payment(Money.currency("GBP"), 14, null),
                new RevenueShareTerms.Reporting(RevenueShareTerms.Reporting.Frequency.MONTH, 10),
                null,
                null,
                0,
                0,
                RevenueShareTerms.Rounding.LARGEST_REMAINDER,
                null,
                null,
                null,
                null,
                new RenewableTerm(Period.ofMonths(18), null, 0, null),
                ENGLAND,
                List.of(NoticeChannel.POST),
                null);
    }

    /** The first party gets the share, the last the rest, and those between a twentieth each. */
    private static SplitRule.Step step(int fromMonth, int parties, long numerator, long denominator) {
        var shares = new java.util.ArrayList<SplitRule.PartyShare>();
        shares.add(new SplitRule.PartyShare("nordlicht", Share.of(numerator, denominator)));
        long rest = 20 * denominator - 20 * numerator - denominator * (parties - 2);
        for (int i = 1; i < parties; i++) {
            Share share = i == parties - 1 ? Share.of(rest, 20 * denominator) : Share.of(1, 20);
            shares.add(new SplitRule.PartyShare(PARTIES.get(i).partnerId(), share));
        }
        return new SplitRule.Step(fromMonth, shares);
    }

    public static CustomerProtectionTerms protection(int parties) {
        return protection(parties, null);
    }

    /** With the duty to ask before other business is offered to the customer. */
    public static CustomerProtectionTerms contactProtection(int parties) {
        return protection(parties, new ContactApproval(10, ContactApproval.Silence.CONSENT));
    }

    private static CustomerProtectionTerms protection(int parties, @Nullable ContactApproval approval) {
        return new CustomerProtectionTerms(
                PARTIES.subList(0, parties),
                START,
                "nordlicht",
                PARTIES.subList(1, parties).stream().map(TermsParty::partnerId).toList(),
                CUSTOMER,
                "R-2026-0042",
                Conduct.SOLICIT,
                true,
                List.of("cloud migration", "managed Kubernetes", "licences for these"),
                approval,
                new CustomerProtectionTerms.Window(START, 24),
                List.of(new CustomerProtectionTerms.PriorRelationship(
                        "harbour", "operates the customer's telephone system", LocalDate.of(2023, 5, 17))),
                new CustomerProtectionTerms.EmployeeNonSolicit(12),
                new CustomerProtectionTerms.Damages.RevenueDamages(
                        Share.parse("30 %"), 12, Money.of("90000.00", "EUR")),
                List.of(CustomerProtectionTerms.ReleaseEvent.values()),
                6,
                null,
                GERMANY,
                List.of(NoticeChannel.EMAIL, NoticeChannel.POST),
                null);
    }

    public static CustomerProtectionTerms bareProtection(int parties) {
        return new CustomerProtectionTerms(
                PARTIES.subList(0, parties),
                START,
                "harbour",
                List.of("nordlicht"),
                CUSTOMER,
                "R-2026-0043",
                Conduct.ACCEPT,
                false,
                List.of("ERP consulting"),
                null,
                new CustomerProtectionTerms.Window(START, 12),
                List.of(),
                null,
                null,
                List.of(),
                0,
                null,
                ENGLAND,
                List.of(NoticeChannel.EMAIL),
                null);
    }
}
