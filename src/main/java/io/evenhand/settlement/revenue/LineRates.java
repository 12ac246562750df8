package io.evenhand.settlement.revenue;

import io.evenhand.money.ExchangeRate;
import io.evenhand.settlement.revenue.RateTable.Found;
import io.evenhand.settlement.revenue.SignedTerms.OnDay;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.RevenueShareTerms.Conversion;
import io.evenhand.terms.RevenueShareTerms.Conversion.RateDate;
import io.evenhand.terms.RevenueShareTerms.Conversion.RateSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the exchange rate that the terms ask for of lines that carry none, and refuses one that says otherwise. One for each run. */
final class LineRates {
    private final RateTable table;
    private final String agreementId;
    private final LocalDate today;
    private final Map<Wanted, Optional<Found>> known = new HashMap<>();
    private final Set<Found> used = new HashSet<>();

    LineRates(RateTable table, String agreementId, LocalDate today) {
        this.table = table;
        this.agreementId = agreementId;
        this.today = today;
    }

    private record Wanted(RateSource source, String from, String to, LocalDate day) {}

    sealed interface Completed {
        /** @param source where its rate was found; absent where it was reported or is not needed */
        record With(RevenueLine line, @Nullable String source) implements Completed {}

        record Missing(String value, String problem, String remedy) implements Completed {}
    }

    Completed complete(SignedTerms signed, RevenueLine line) {
        RevenueShareTerms terms = signed.on(line.countedOn()).map(OnDay::terms).orElse(null);
        Conversion conversion = terms == null ? null : terms.conversion();
        if (terms == null
                || conversion == null
                || line.kind() != LineKind.SALE
                || line.gross().currency().equals(terms.payment().currency())) {
            return new Completed.With(line, null);
        }
        LocalDate day = conversion.on() == RateDate.COUNTED
                ? line.countedOn()
                : ReportingPeriod.of(line.countedOn(), terms.reporting().every())
                        .lastDay();
        Wanted wanted = new Wanted(
                conversion.source(),
                line.gross().currency().getCode(),
                terms.payment().currency().getCode(),
                day);
        Optional<Found> found = known.computeIfAbsent(wanted, this::find);
        ExchangeRate given = line.rate();
        if (found.isEmpty()) {
            return given == null ? missing(wanted) : new Completed.With(line, null);
        }
        if (given != null && !given.equals(found.get().rate())) {
            return new Completed.Missing(
                    given.toString(),
                    "contradicts the %s, which is %s"
                            .formatted(found.get().source(), found.get().rate()),
                    "leave the rate out");
        }
        used.add(found.get());
        return new Completed.With(with(line, found.get().rate()), found.get().source());
    }

    private Optional<Found> find(Wanted wanted) {
        return wanted.source() == RateSource.ECB_REFERENCE
                ? table.reference(wanted.from(), wanted.to(), wanted.day())
                : table.agreed(agreementId, wanted.from(), wanted.to(), wanted.day());
    }

    private Completed missing(Wanted wanted) {
        String pair = "%s in %s".formatted(wanted.from(), wanted.to());
        if (wanted.source() == RateSource.AGREED) {
            return new Completed.Missing(
                    "",
                    "is not agreed for %s on %s".formatted(pair, wanted.day()),
                    "propose one to the other parties, or give the rate that they agreed on");
        }
        LocalDate published = BankingDays.lastUpTo(wanted.day());
        if (published.isAfter(today)) {
            return new Completed.Missing(
                    "",
                    "of %s on %s is not known yet".formatted(pair, wanted.day()),
                    "report the line once the European Central Bank has published it");
        }
        return new Completed.Missing(
                "",
                "is missing: the ECB reference rate of %s for %s is not here".formatted(pair, published),
                "import the bank's eurofxref-hist.csv (evenhand rates import FILE), or give the rate");
    }

    private static RevenueLine with(RevenueLine line, ExchangeRate rate) {
        return new RevenueLine(
                line.id(),
                line.kind(),
                line.revenue(),
                line.occurrence(),
                line.dealId(),
                line.streamId(),
                line.orderedOn(),
                line.countedOn(),
                line.gross(),
                line.deductions(),
                line.refundOf(),
                rate);
    }

    /** What lines rely on from now on: it never changes any more. */
    void markUsed() {
        used.forEach(table::markUsed);
    }
}
