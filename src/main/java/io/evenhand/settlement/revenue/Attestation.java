package io.evenhand.settlement.revenue;

import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.revenue.LineTable.Numbered;
import io.evenhand.settlement.revenue.RevenueScope.Seen;
import io.evenhand.settlement.split.RevenueLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Shares the lines of a report, stores what the terms make of them, and posts what follows: some lines at a time. */
final class Attestation {
    private static final int AT_ONCE = 1_000;

    private final Seen seen;
    private final ReportView report;
    private final Sharing sharing;
    private final StoredMemory memory;
    private final RefundedLines refundedLines;
    private final LineTable lines;
    private final LinePostings postings;

    /** @param refundedLines by which the sharing knows when lines count */
    Attestation(
            Seen seen,
            ReportView report,
            Sharing sharing,
            StoredMemory memory,
            RefundedLines refundedLines,
            LineTable lines,
            Journal journal) {
        this.seen = seen;
        this.report = report;
        this.sharing = sharing;
        this.memory = memory;
        this.refundedLines = refundedLines;
        this.lines = lines;
        postings = new LinePostings(journal, lines, report);
    }

    /** @param problems gathers why lines cannot be shared; then the transaction is to be lost @param watch hears how many are done */
    void carryOut(ProblemList problems, IntConsumer watch) {
        if (sharing.asksForFirstOrder()) {
            announce();
        }
        List<Numbered> some = lines.lines(report.id(), 0, AT_ONCE);
        while (!some.isEmpty()) {
            expect(some.stream().map(Numbered::line).toList());
            Map<Integer, List<AllocationRow>> shared = shared(some, problems);
            if (problems.isEmpty()) {
                lines.addAllocations(report.id(), posted(some, shared));
                memory.write();
            }
            int last = some.getLast().number();
            watch.accept(last);
            some = lines.lines(report.id(), last, AT_ONCE);
        }
    }

    private void announce() {
        List<Numbered> some = lines.lines(report.id(), 0, AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(one -> sharing.announce(one.line()));
            some = lines.lines(report.id(), some.getLast().number(), AT_ONCE);
        }
    }

    /** Asks the database once for what these lines need. */
    private void expect(List<RevenueLine> some) {
        List<String> refunded = some.stream()
                .map(RevenueLine::refundOf)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        memory.expectLines(Stream.concat(some.stream().map(RevenueLine::id), refunded.stream())
                .toList());
        refundedLines.expect(refunded);
        sharing.expect(some);
        postings.expect(refunded);
    }

    private Map<Integer, List<AllocationRow>> shared(List<Numbered> some, ProblemList problems) {
        Map<Integer, List<AllocationRow>> shared = new LinkedHashMap<>();
        for (Numbered one : some) {
            switch (sharing.apply(one.number(), one.line(), one.rateSource())) {
                case Sharing.Shared.Wrong wrong -> problems.add(wrong.problem());
                case Sharing.Shared.Allocated allocated -> shared.put(one.number(), allocated.rows());
            }
        }
        return shared;
    }

    private Map<Integer, List<AllocationRow>> posted(List<Numbered> some, Map<Integer, List<AllocationRow>> shared) {
        for (Numbered one : some) {
            for (AllocationRow row : shared.getOrDefault(one.number(), List.of())) {
                String biller = seen.terms().on(row.termsOn()).orElseThrow().billerId();
                postings.add(one.line(), row, biller);
            }
        }
        postings.post();
        Map<Integer, List<AllocationRow>> posted = new LinkedHashMap<>();
        for (Numbered one : some) {
            posted.put(
                    one.number(),
                    shared.getOrDefault(one.number(), List.of()).stream()
                            .map(row -> {
                                Long number = postings.numberOf(one.line(), row);
                                return number == null ? row : row.posted(number);
                            })
                            .toList());
        }
        postings.forget();
        return posted;
    }
}
