package io.evenhand.settlement.whatif;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.PeriodEnd;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.SplitResult.NotShared;
import io.evenhand.settlement.split.SplitResult.Refused;
import io.evenhand.settlement.split.SplitResult.Repeated;
import io.evenhand.settlement.split.SplitResult.Shared;
import io.evenhand.settlement.split.Splitter;
import io.evenhand.settlement.whatif.Forecast.Month;
import io.evenhand.settlement.whatif.Forecast.Share;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes lines to the engine, and groups what comes of them by month. */
final class ForecastRun {
    private static final int EARNED = 0;
    private static final int CORRECTED = 1;
    private static final int RETURNED = 2;
    private static final int PAYABLE = 3;

    private final RevenueShareTerms terms;
    private final TimeLimit limit;
    private final Splitter splitter;
    private final Bites bites;
    private final List<String> parties;
    private final LocalDate tooLate;
    /** By kind of amount, then by party, in minor units. */
    private final NavigableMap<YearMonth, long[][]> months = new TreeMap<>();

    private @Nullable ReportingPeriod lastShared;
    private @Nullable YearMonth lastLine;

    ForecastRun(RevenueShareTerms terms, TimeLimit limit) {
        this.terms = terms;
        this.limit = limit;
        splitter = Splitter.of(terms, TermsFormat.hash(terms));
        bites = new Bites(terms);
        parties = terms.parties().stream().map(TermsParty::partnerId).toList();
        tooLate = terms.effectiveOn().plusMonths(Forecast.MOST_MONTHS);
    }

    /** Tells ahead which orders there will be. */
    void announce(List<RevenueLine> lines) {
        splitter.announce(lines);
    }

    void apply(RevenueLine line) {
        limit.check();
        if (!line.countedOn().isBefore(tooLate)) {
            bites.refused(
                    line,
                    new Refused(
                            line.id(),
                            "countedOn",
                            "is %s, more than %d years after the first day of the agreement"
                                    .formatted(line.countedOn(), Forecast.MOST_MONTHS / 12),
                            "correct the day, or leave the line out"));
            return;
        }
        YearMonth month = YearMonth.from(line.countedOn());
        switch (splitter.apply(line)) {
            case Shared shared -> {
                ReportingPeriod period = shared.split().period();
                if (lastShared == null || period.compareTo(lastShared) > 0) {
                    lastShared = period;
                }
                boolean came = line.kind() == LineKind.SALE;
                add(month, came ? EARNED : RETURNED, shared.split().parts(), came ? 1 : -1);
                bites.shared(month, shared.split());
                shared.corrections().forEach(correction -> correct(month, correction));
            }
            case NotShared not -> bites.notShared(line, not);
            case Refused refused -> {
                bites.refused(line, refused);
                return;
            }
            case Repeated ignored -> {
                return;
            }
        }
        if (lastLine == null || month.isAfter(lastLine)) {
            lastLine = month;
        }
    }

    private void correct(YearMonth month, Correction correction) {
        add(month, CORRECTED, correction.parts(), 1);
        bites.corrected(month, correction);
    }

    private void add(YearMonth month, int what, List<Part> parts, int sign) {
        long[][] amounts = of(month);
        for (int i = 0; i < parts.size(); i++) {
            amounts[what][i] += sign * parts.get(i).amount().minorUnits();
        }
    }

    private long[][] of(YearMonth month) {
        return months.computeIfAbsent(month, made -> new long[PAYABLE + 1][parties.size()]);
    }

    Forecast end(@Nullable YearMonth through) {
        YearMonth horizon = horizon(through);
        while (horizon != null && isDue(splitter.openPeriod(), horizon)) {
            end(splitter.openPeriod());
        }
        return new Forecast(terms, horizon == null ? List.of() : months(horizon), bites.all());
    }

    private @Nullable YearMonth horizon(@Nullable YearMonth through) {
        YearMonth latest = YearMonth.from(tooLate.minusDays(1));
        YearMonth asked = through != null && through.isAfter(latest) ? latest : through;
        return lastLine == null || (asked != null && asked.isAfter(lastLine)) ? asked : lastLine;
    }

    /** A period brings something, or lies before the last month looked at and the agreement still lasts. */
    private boolean isDue(ReportingPeriod period, YearMonth horizon) {
        boolean brings = lastShared != null && period.compareTo(lastShared) <= 0;
        boolean lasts =
                terms.lastDay().map(last -> !period.firstDay().isAfter(last)).orElse(true);
        return brings || (lasts && !period.firstDay().isAfter(horizon.atEndOfMonth()));
    }

    private void end(ReportingPeriod period) {
        limit.check();
        boolean isLast = terms.lastDay()
                .map(last -> !period.lastDay().isBefore(last) && !isShared(period.next()))
                .orElse(false);
        PeriodEnd end = isLast ? splitter.endLastPeriod() : splitter.endPeriod();
        YearMonth month = YearMonth.from(period.lastDay());
        end.corrections().forEach(correction -> correct(month, correction));
        long[][] amounts = of(month);
        for (int i = 0; i < parties.size(); i++) {
            Position position = end.positions().get(i);
            amounts[PAYABLE][i] += position.payable().minorUnits();
            bites.position(month, position);
        }
    }

    private boolean isShared(ReportingPeriod period) {
        return lastShared != null && period.compareTo(lastShared) <= 0;
    }

    private List<Month> months(YearMonth horizon) {
        List<Month> all = new ArrayList<>();
        if (months.isEmpty()) {
            return all;
        }
        YearMonth last = months.lastKey().isAfter(horizon) ? months.lastKey() : horizon;
        long[] cumulative = new long[parties.size()];
        for (YearMonth month = begins(); !month.isAfter(last); month = month.plusMonths(1)) {
            long[][] amounts = months.getOrDefault(month, new long[PAYABLE + 1][parties.size()]);
            List<Share> shares = new ArrayList<>();
            for (int i = 0; i < parties.size(); i++) {
                cumulative[i] += amounts[PAYABLE][i];
                shares.add(new Share(
                        parties.get(i),
                        money(amounts[EARNED][i]),
                        money(amounts[CORRECTED][i]),
                        money(amounts[RETURNED][i]),
                        money(amounts[PAYABLE][i]),
                        money(cumulative[i])));
            }
            all.add(new Month(month, shares));
        }
        return all;
    }

    /** Months before anything happens are not worth a row. */
    private YearMonth begins() {
        return months.entrySet().stream()
                .filter(month -> java.util.Arrays.stream(month.getValue())
                        .flatMapToLong(java.util.Arrays::stream)
                        .anyMatch(amount -> amount != 0))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElseGet(months::firstKey);
    }

    private Money money(long minorUnits) {
        return new Money(minorUnits, terms.payment().currency());
    }
}
