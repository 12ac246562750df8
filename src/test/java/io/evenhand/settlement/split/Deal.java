package io.evenhand.settlement.split;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.IntroducedCustomer;
import io.evenhand.terms.Jurisdiction;
import io.evenhand.terms.NoticeChannel;
import io.evenhand.terms.RenewableTerm;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.RevenueShareTerms.CarryForward;
import io.evenhand.terms.RevenueShareTerms.Clawback;
import io.evenhand.terms.RevenueShareTerms.Conversion;
import io.evenhand.terms.RevenueShareTerms.Payment;
import io.evenhand.terms.RevenueShareTerms.Qualification;
import io.evenhand.terms.RevenueShareTerms.Reporting;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import io.evenhand.terms.RevenueShareTerms.Roles;
import io.evenhand.terms.RevenueShareTerms.Rounding;
import io.evenhand.terms.SplitRule;
import io.evenhand.terms.SplitRule.Base;
import io.evenhand.terms.SplitRule.Cap;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Floor;
import io.evenhand.terms.SplitRule.FloorScope;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.SplitRule.Preferred;
import io.evenhand.terms.SplitRule.Recognition;
import io.evenhand.terms.SplitRule.Revenue;
import io.evenhand.terms.SplitRule.Step;
import io.evenhand.terms.SplitRule.Tier;
import io.evenhand.terms.SplitRule.TierMode;
import io.evenhand.terms.SplitRule.TierScope;
import io.evenhand.terms.SplitRule.Tiers;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Terms for tests: one rule on services, between the parties that are named; the last of them bills. Written as one would say them:
 * {@code Deal.between("ann", "bob").share("1/3", "2/3").cap("ann", "100.00", LINE, "bob")}.
 */
public final class Deal {
    public static final LocalDate START = LocalDate.of(2026, 1, 1);

    private final List<String> parties;
    private String currency = "EUR";
    private Occurrence occurrence = Occurrence.ONE_OFF;
    private final List<Deduction> deductions = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Cap> caps = new ArrayList<>();
    private final List<Preferred> preferred = new ArrayList<>();
    private final List<Floor> floors = new ArrayList<>();
    private final List<Tier> tiers = new ArrayList<>();
    private TierScope over = TierScope.LIFETIME;
    private TierMode mode = TierMode.MARGINAL;
    private boolean retroactive;
    private Frequency every = Frequency.MONTH;
    private int tailDays = 30;
    private @Nullable Integer months;
    private @Nullable Qualification qualification;
    private @Nullable Clawback clawback = new Clawback(12, List.of(Clawback.Trigger.values()), null);
    private @Nullable CarryForward carryForward;
    private @Nullable Conversion conversion;
    private RenewableTerm term = new RenewableTerm(Period.ofYears(5), null, 0, null);

    private Deal(List<String> parties) {
        this.parties = parties;
    }

    public static Deal between(String... parties) {
        return new Deal(List.of(parties));
    }

    public Deal in(String currencyCode) {
        currency = currencyCode;
        return this;
    }

    public Deal share(String... shares) {
        return from(1, shares);
    }

    /** Shares from a month on; of revenue that comes again and again. */
    public Deal from(int month, String... shares) {
        steps.add(new Step(month, shares(shares)));
        occurrence = month > 1 ? Occurrence.RECURRING : occurrence;
        return this;
    }

    public Deal recurring(@Nullable Integer months) {
        this.months = months;
        occurrence = Occurrence.RECURRING;
        return this;
    }

    public Deal tiers(TierScope over, TierMode mode, boolean retroactive) {
        this.over = over;
        this.mode = mode;
        this.retroactive = retroactive;
        return this;
    }

    public Deal tier(String from, String... shares) {
        tiers.add(new Tier(money(from), shares(shares)));
        if (tiers.size() == 1) {
            share(shares);
        }
        return this;
    }

    public Deal net(Deduction... of) {
        deductions.addAll(Arrays.asList(of));
        return this;
    }

    public Deal first(String party, @Nullable String share, @Nullable String amount, @Nullable String upTo) {
        preferred.add(new Preferred(
                party,
                share == null ? null : Share.parse(share),
                amount == null ? null : money(amount),
                upTo == null ? null : money(upTo)));
        return this;
    }

    public Deal cap(String party, String atMost, CapScope per, String excessTo) {
        caps.add(new Cap(party, money(atMost), per, excessTo));
        return this;
    }

    public Deal floor(String party, String atLeast, FloorScope per, String from) {
        floors.add(new Floor(party, money(atLeast), per, from, false));
        return this;
    }

    public Deal guarantee(String party, String atLeast, String from) {
        floors.add(new Floor(party, money(atLeast), FloorScope.PERIOD, from, true));
        return this;
    }

    public Deal quarterly() {
        every = Frequency.QUARTER;
        return this;
    }

    public Deal clawback(@Nullable Clawback clawback) {
        this.clawback = clawback;
        return this;
    }

    public Deal carryForward(int months, @Nullable String atMost) {
        carryForward = new CarryForward(months, atMost == null ? null : money(atMost));
        return this;
    }

    public Deal conversion(Conversion.RateDate on) {
        conversion = new Conversion(Conversion.RateSource.ECB_REFERENCE, on);
        return this;
    }

    public Deal lasting(Period length, int tailDays) {
        term = new RenewableTerm(length, null, 0, null);
        this.tailDays = tailDays;
        return this;
    }

    Money money(String amount) {
        return Money.of(amount, currency);
    }

    private List<PartyShare> shares(String... shares) {
        List<PartyShare> all = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            all.add(new PartyShare(parties.get(i), Share.parse(shares[i])));
        }
        return all;
    }

    Splitter splitter() {
        RevenueShareTerms terms = terms();
        return Splitter.of(terms, TermsFormat.hash(terms));
    }

    public RevenueShareTerms terms() {
        SplitRule rule = new SplitRule(
                "services",
                List.of(Revenue.SERVICES),
                occurrence,
                new Base(Recognition.CASH_RECEIVED, deductions),
                steps,
                months,
                caps,
                preferred,
                tiers.isEmpty() ? null : new Tiers(over, mode, retroactive, tiers),
                floors);
        return new RevenueShareTerms(
                parties.stream()
                        .map(id -> new TermsParty(
                                id, id + " GmbH", "HRB 1, München", "Weg 1, 80331 München", "DE", id + "@example.com"))
                        .toList(),
                START,
                new IntroducedCustomer("Alpenmilch AG", "alpenmilch.example", "AT", null),
                "REF-1",
                new Roles(parties.getFirst(), parties.subList(1, parties.size()), parties.getLast()),
                qualification,
                List.of(rule),
                new Payment(Money.currency(currency), 30, null),
                new Reporting(every, 15),
                null,
                clawback,
                0,
                tailDays,
                Rounding.LARGEST_REMAINDER,
                conversion,
                null,
                carryForward,
                null,
                term,
                new Jurisdiction("DE", "Munich", true),
                List.of(NoticeChannel.EMAIL),
                null);
    }
}
