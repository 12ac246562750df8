package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.file.LineProblem;
import io.evenhand.money.Money;
import io.evenhand.settlement.revenue.AllocationRow.Outcome;
import io.evenhand.settlement.revenue.FilingResult.Summary;
import io.evenhand.settlement.revenue.LineTable.Numbered;
import io.evenhand.settlement.revenue.RevenueScope.Seen;
import io.evenhand.settlement.revenue.SignedTerms.OnDay;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.RevenueLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** Finds out of lines what is new among them, what is wrong with them, and what the terms make of them. */
final class ReportCheck {
    private final Seen seen;
    private final ReportingPeriod period;
    private final Sharing sharing;
    private final List<LineProblem> problems = new ArrayList<>();
    private final List<Numbered> lines = new ArrayList<>();
    private final Map<Integer, List<AllocationRow>> allocations = new LinkedHashMap<>();
    private int known;

    ReportCheck(Seen seen, ReportingPeriod period, Sharing sharing) {
        this.seen = seen;
        this.period = period;
        this.sharing = sharing;
    }

    /** @param stored fingerprints of lines that were reported before, by id */
    void look(List<LinesFile.Read> read, Map<String, String> stored) {
        Map<String, String> seenBefore = new HashMap<>(stored);
        for (LinesFile.Read one : read) {
            RevenueLine line = one.content();
            String print = Fingerprints.of(line);
            String before = seenBefore.putIfAbsent(line.id(), print);
            if (before == null) {
                apply(one.line(), line);
            } else if (before.equals(print)) {
                known++;
            } else {
                problems.add(new LineProblem(
                        one.line(),
                        "id",
                        line.id(),
                        "was reported with other content before",
                        "give the line an id of its own; report a change as a refund, credit or further sale"));
            }
        }
    }

    private void apply(long number, RevenueLine line) {
        if (line.countedOn().isAfter(seen.today())) {
            day(number, line, "lies in the future", "report it once it counts");
        } else if (line.countedOn().isAfter(period.lastDay())) {
            day(number, line, "lies after " + period, "report it for the period in which it counts");
        } else if (seen.terms()
                .on(line.countedOn())
                .map(OnDay::billerId)
                .filter(biller -> !biller.equals(seen.latest().billerId()))
                .isPresent()) {
            day(number, line, "lies in the time of another biller", "let that partner report it");
        } else {
            switch (sharing.apply(number, line)) {
                case Sharing.Shared.Wrong wrong -> problems.add(wrong.problem());
                case Sharing.Shared.Allocated allocated -> {
                    lines.add(new Numbered(lines.size() + 1, line));
                    allocations.put(lines.size(), allocated.rows());
                }
            }
        }
    }

    private void day(long number, RevenueLine line, String problem, String remedy) {
        problems.add(new LineProblem(number, "counted_on", line.countedOn().toString(), problem, remedy));
    }

    List<LineProblem> problems() {
        return problems;
    }

    /** The new lines, numbered from 1. */
    List<Numbered> lines() {
        return lines;
    }

    Map<Integer, List<AllocationRow>> allocations() {
        return allocations;
    }

    Summary summary() {
        Map<Total, Money> totals = new LinkedHashMap<>();
        int notShared = 0;
        for (List<AllocationRow> rows : allocations.values()) {
            for (AllocationRow row : rows) {
                notShared += row.outcome() == Outcome.NOT_SHARED ? 1 : 0;
                for (Part part : row.parts()) {
                    totals.merge(new Total(part.partyId(), part.amount().currency()), part.amount(), Money::plus);
                }
            }
        }
        List<Part> parts = totals.entrySet().stream()
                .map(total -> new Part(total.getKey().partyId(), total.getValue()))
                .toList();
        return new Summary(period.toString(), lines.size(), known, notShared, parts);
    }

    private record Total(String partyId, CurrencyUnit currency) {}

    static Optional<LineProblem> noRevenueYet(Seen seen, ReportingPeriod period) {
        return seen.today().isAfter(period.lastDay())
                ? Optional.empty()
                : Optional.of(LineProblem.ofFile(
                        "cannot say yet that there was no revenue in " + period,
                        "say so once it has ended, after " + period.lastDay()));
    }
}
