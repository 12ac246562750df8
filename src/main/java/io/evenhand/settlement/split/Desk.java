package io.evenhand.settlement.split;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.SplitResult.NotShared;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import io.evenhand.terms.SplitRule;
import io.evenhand.terms.TermsHash;
import io.evenhand.terms.TermsParty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** What all work on lines and periods has before it: the terms made ready, what is remembered, and whether steps are written down. */
final class Desk {
    private static final String OPEN = "open";

    final RevenueShareTerms terms;
    final TermsHash hash;
    final List<String> parties;
    final int biller;
    final CurrencyUnit currency;
    final Frequency every;
    final LocalDate lastDay;
    final List<Plan> plans;
    final Totals totals;
    final LineMemory lines;
    final FirstOrders firstOrders;
    final boolean explains;
    /** Of the first period that has not ended, its number. */
    final long[] open;

    private final @Nullable Plan[] byRevenue;

    Desk(RevenueShareTerms terms, TermsHash hash, Totals totals, LineMemory lines, boolean explains) {
        this.terms = terms;
        this.hash = hash;
        this.totals = totals;
        this.lines = lines;
        firstOrders = new FirstOrders(terms, lines);
        this.explains = explains;
        parties = terms.parties().stream().map(TermsParty::partnerId).toList();
        biller = parties.indexOf(terms.roles().billerId());
        currency = terms.payment().currency();
        every = terms.reporting().every();
        lastDay = terms.lastDay().orElse(LocalDate.MAX);
        plans = IntStream.range(0, terms.rules().size())
                .mapToObj(i -> new Plan(terms.rules().get(i), i, parties))
                .toList();
        byRevenue = new Plan[SplitRule.Revenue.values().length * SplitRule.Occurrence.values().length];
        for (Plan plan : plans) {
            for (SplitRule.Revenue revenue : plan.rule.covers()) {
                byRevenue[place(revenue, plan.rule.occurrence())] = plan;
            }
        }
        long[] stored = totals.find(OPEN);
        open = stored == null ? new long[] {ReportingPeriod.number(terms.effectiveOn(), every)} : stored;
        totals.keep(OPEN, open);
    }

    private static int place(SplitRule.Revenue revenue, SplitRule.Occurrence occurrence) {
        return revenue.ordinal() * SplitRule.Occurrence.values().length + occurrence.ordinal();
    }

    @Nullable
    Plan planOf(RevenueLine line) {
        return byRevenue[place(line.revenue(), line.occurrence())];
    }

    Money money(long minorUnits) {
        return new Money(minorUnits, currency);
    }

    List<Part> parts(long[] amounts) {
        List<Part> parts = new ArrayList<>(amounts.length);
        for (int i = 0; i < amounts.length; i++) {
            parts.add(new Part(parties.get(i), money(amounts[i])));
        }
        return parts;
    }

    ReportingPeriod period(int number) {
        return new ReportingPeriod(every, number);
    }

    int firstOpen() {
        return (int) open[0];
    }

    /** In which period something is paid that counts in the given one: itself, unless it has ended. */
    int bookedIn(int period) {
        return Math.max(period, firstOpen());
    }

    NotShared notShared(RevenueLine line, String clauseId, WhyNotShared why) {
        return new NotShared(line.id(), clauseId, why);
    }
}
