package io.evenhand.settlement.revenue;

import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.settlement.revenue.AllocationRow.Outcome;
import io.evenhand.settlement.revenue.FilingResult.Summary;
import io.evenhand.settlement.revenue.LineTable.Numbered;
import io.evenhand.settlement.revenue.RevenueScope.Seen;
import io.evenhand.settlement.revenue.SignedTerms.OnDay;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.table.LineProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds out of lines, some at a time, what is new among them, what is wrong with them, and what the terms make of them. What must be
 * remembered of them lies outside of the heap, so that a file of any length fits.
 */
final class ReportCheck implements RevenueFile.Sink {
    private static final int AT_ONCE = 1_000;
    private static final int LONGEST_ID = 64;

    private final Run run;
    private final Consumer<List<Numbered>> taken;
    private final ProblemList problems = new ProblemList();
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<Read> waiting = new ArrayList<>(AT_ONCE);
    private final List<Numbered> fresh = new ArrayList<>(AT_ONCE);
    private final Map<Total, Money> totals = new LinkedHashMap<>();
    private final Fingerprints.OfReport print;
    private int lines;
    private int known;
    private int notShared;

    /** @param taken takes the new lines, some at a time, numbered from 1, as long as nothing is wrong */
    ReportCheck(Run run, Consumer<List<Numbered>> taken) {
        this.run = run;
        this.taken = taken;
        print = new Fingerprints.OfReport(run.seen().id(), run.period().toString());
    }

    /** What a check works with. */
    record Run(
            Seen seen,
            ReportingPeriod period,
            Sharing sharing,
            StoredMemory memory,
            RefundedLines refunded,
            SeenLines seenLines,
            LineTable lines,
            LineRates rates) {}

    private record Read(long line, RevenueLine content) {}

    private record Total(String partyId, CurrencyUnit currency) {}

    @Override
    public void line(long number, RevenueLine line) {
        if (line.id().length() > LONGEST_ID) {
            wrong(number, "id", line.id(), "is longer than 64 characters", "give the line a shorter one");
        } else if (line.refundOf() != null && line.refundOf().length() > LONGEST_ID) {
            wrong(number, "refund_of", line.refundOf(), "is longer than 64 characters", "name the sale by its id");
        } else if (!canBeKept(line.rate())) {
            wrong(number, "rate", String.valueOf(line.rate()), "has too many digits", "write at most 12 decimals");
        } else {
            waiting.add(new Read(number, line));
            if (waiting.size() == AT_ONCE) {
                look();
            }
        }
    }

    @Override
    public void problem(LineProblem problem) {
        if (!problems.isFull()) {
            // In the order of the file.
            look();
        }
        problems.add(problem);
    }

    @Override
    public void furtherProblems(long count) {
        problems.addFurther(count);
    }

    private void wrong(long number, String field, String value, String problem, String remedy) {
        problem(new LineProblem(number, field, value, problem, remedy));
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** As it is stored, it is read again. */
    private static boolean canBeKept(@Nullable ExchangeRate rate) {
        try {
            return rate == null
                    || rate.toString().length() <= LineTable.LONGEST_RATE
                            && ExchangeRate.parse(rate.toString()).equals(rate);
        } catch (IllegalArgumentException tooLong) {
            return false;
        }
    }

    /** Looks at what waits; to be called once more after the last line. */
    void look() {
        List<RevenueLine> expected = waiting.stream().map(Read::content).toList();
        List<String> ids = expected.stream().map(RevenueLine::id).toList();
        Map<String, String> before = run.lines().known(run.seen().id(), ids);
        List<String> refunded = expected.stream()
                .map(RevenueLine::refundOf)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        run.memory().expectLines(Stream.concat(ids.stream(), refunded.stream()).toList());
        run.refunded().expect(refunded);
        run.sharing().expect(expected);
        for (Read read : waiting) {
            look(read, before);
        }
        waiting.clear();
        if (problems.isEmpty() && !fresh.isEmpty()) {
            taken.accept(List.copyOf(fresh));
        }
        fresh.clear();
    }

    private void look(Read read, Map<String, String> stored) {
        RevenueLine line = read.content();
        String own = Fingerprints.of(line);
        String before = stored.getOrDefault(line.id(), run.seenLines().fingerprint(line.id()));
        if (before == null) {
            run.seenLines().see(line.id(), own, null);
            apply(read.line(), line, own);
        } else if (before.equals(own)) {
            known++;
        } else {
            add(
                    read.line(),
                    "id",
                    line.id(),
                    "was reported with other content before",
                    "give the line an id of its own; report a change as a refund, credit or further sale");
        }
    }

    private void apply(long number, RevenueLine line, String own) {
        if (line.countedOn().isAfter(run.seen().today())) {
            day(number, line, "lies in the future", "report it once it counts");
        } else if (line.countedOn().isAfter(run.period().lastDay())) {
            day(number, line, "lies after " + run.period(), "report it for the period in which it counts");
        } else if (run.seen()
                .terms()
                .on(line.countedOn())
                .map(OnDay::billerId)
                .filter(biller -> !biller.equals(run.seen().latest().billerId()))
                .isPresent()) {
            day(number, line, "lies in the time of another biller", "let that partner report it");
        } else {
            switch (run.rates().complete(run.seen().terms(), line)) {
                case LineRates.Completed.Missing missing ->
                    add(number, "rate", missing.value(), missing.problem(), missing.remedy());
                case LineRates.Completed.With with -> share(number, with, own);
            }
        }
    }

    private void share(long number, LineRates.Completed.With with, String own) {
        switch (run.sharing().apply(number, with.line(), with.source())) {
            case Sharing.Shared.Wrong wrong -> problems.add(wrong.problem());
            case Sharing.Shared.Allocated allocated -> {
                lines++;
                run.seenLines().see(with.line().id(), own, with.line().countedOn());
                print.add(with.source() == null ? own : Fingerprints.of(with.line()));
                fresh.add(new Numbered(lines, with.line(), own, with.source()));
                count(allocated.rows());
            }
        }
    }

    private void count(List<AllocationRow> rows) {
        for (AllocationRow row : rows) {
            notShared += row.outcome() == Outcome.NOT_SHARED ? 1 : 0;
            for (Part part : row.parts()) {
                totals.merge(new Total(part.partyId(), part.amount().currency()), part.amount(), Money::plus);
            }
        }
    }

    private void day(long number, RevenueLine line, String problem, String remedy) {
        add(number, "counted_on", line.countedOn().toString(), problem, remedy);
    }

    private void add(long line, String field, String value, String problem, String remedy) {
        problems.add(new LineProblem(line, field, value, problem, remedy));
    }

    ProblemList problems() {
        return problems;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    boolean isNothingNew() {
        return lines == 0;
    }

    boolean holdsNothing() {
        return lines == 0 && known == 0;
    }

    /** SHA-256 of all new lines. */
    String print() {
        return print.hash();
    }

    Summary summary() {
        List<Part> parts = totals.entrySet().stream()
                .map(total -> new Part(total.getKey().partyId(), total.getValue()))
                .toList();
        return new Summary(run.period().toString(), lines, known, notShared, parts);
    }

    static Optional<LineProblem> noRevenueYet(Seen seen, ReportingPeriod period) {
        return seen.today().isAfter(period.lastDay())
                ? Optional.empty()
                : Optional.of(LineProblem.ofFile(
                        "cannot say yet that there was no revenue in " + period,
                        "say so once it has ended, after " + period.lastDay()));
    }
}
