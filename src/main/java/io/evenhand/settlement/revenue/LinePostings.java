package io.evenhand.settlement.revenue;

import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.Entry;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.journal.PostingId;
import io.evenhand.settlement.journal.PostingRequest;
import io.evenhand.settlement.journal.PostingResult;
import io.evenhand.settlement.revenue.AllocationRow.Outcome;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.RevenueLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the terms gave into what the biller owes. Each line that gives anything to another than the biller is one posting, each
 * correction another; its key is the report's id, the line's, and for corrections their position. It stands on both sides: the biller has
 * a cost and a debt, the other a claim and an earning.
 */
final class LinePostings {
    private final Journal journal;
    private final LineTable lines;
    private final ReportView report;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, String> lastByRule = new HashMap<>();
    private final Map<String, Long> lastNumbers = new HashMap<>();
    /** Of what reports before this one shared; asked once, since this report adds to {@link #lastByRule} only. */
    private final Map<String, Optional<Long>> lastBefore = new HashMap<>();

    private Map<String, Long> refunded = new HashMap<>();

    LinePostings(Journal journal, LineTable lines, ReportView report) {
        this.journal = journal;
        this.lines = lines;
        this.report = report;
    }

    /** @param correctsKey of a posting that comes before, whose number is not known yet; absent where the request says all */
    private record Waiting(PostingRequest request, @Nullable String correctsKey) {}

    /** What a posting puts right: one whose number is known, one that waits itself, or none. */
    private record Corrected(
            @Nullable Long number, @Nullable String key) {
        static final Corrected NONE = new Corrected(null, null);
    }

    /** Reads at once which postings earlier lines have of which money goes back next. */
    void expect(Collection<String> refundedLines) {
        refunded = lines.postingsOf(report.agreementId(), refundedLines);
    }

    void add(RevenueLine line, AllocationRow row, String billerId) {
        List<Entry> entries = entries(row, billerId);
        if (entries.isEmpty()) {
            return;
        }
        Corrected corrected = corrected(line, row);
        String key = key(line, row);
        PostingRequest request = new PostingRequest(
                key,
                line.countedOn(),
                report.agreementId(),
                reason(line, row),
                corrected.number() == null ? null : new PostingId(report.agreementId(), corrected.number()),
                entries);
        waiting.add(new Waiting(request, corrected.key()));
        keys.add(key);
        if (row.outcome() == Outcome.SHARED) {
            lastByRule.put(place(row), key);
        }
    }

    private static String place(AllocationRow row) {
        return row.ruleId() + "/" + row.period();
    }

    /** The number of its posting in the agreement's book; null if it has none. Only after {@link #post}. */
    @Nullable
    Long numberOf(RevenueLine line, AllocationRow row) {
        return numbers.get(key(line, row));
    }

    /** Posts what waits: what puts another right that waits, too, comes after it. */
    void post() {
        while (!waiting.isEmpty()) {
            List<PostingRequest> ready = new ArrayList<>();
            List<Waiting> later = new ArrayList<>();
            for (Waiting one : waiting) {
                Long number = one.correctsKey() == null ? null : numbers.get(one.correctsKey());
                if (one.correctsKey() == null) {
                    ready.add(one.request());
                } else if (number != null) {
                    ready.add(correcting(one.request(), new PostingId(report.agreementId(), number)));
                } else {
                    later.add(one);
                }
            }
            if (ready.isEmpty()) {
                throw new IllegalStateException("Postings wait for each other: " + later.getFirst());
            }
            waiting.clear();
            post(ready).forEach(late -> waiting.add(new Waiting(late, null)));
            waiting.addAll(later);
        }
    }

    /** Returns those that must be posted to another day. */
    private List<PostingRequest> post(List<PostingRequest> requests) {
        List<PostingRequest> late = new ArrayList<>();
        List<PostingResult> results = journal.postAll(requests);
        for (int i = 0; i < results.size(); i++) {
            PostingRequest request = requests.get(i);
            switch (results.get(i)) {
                case PostingResult.Posted posted ->
                    numbers.put(request.key(), posted.id().sequence());
                case PostingResult.AlreadyPosted before ->
                    numbers.put(request.key(), before.id().sequence());
                case PostingResult.ClosedPeriod closed -> late.add(inOpenPeriod(request, closed.firstOpenDay()));
                case PostingResult.KeyTaken taken ->
                    throw new IllegalStateException("Something else was posted as " + taken.key());
                case PostingResult.NothingToCorrect nothing ->
                    throw new IllegalStateException("There is no " + nothing.corrects());
            }
        }
        return late;
    }

    /** Lets go of what was posted so far: its allocations are stored, and are found there. */
    void forget() {
        lastByRule.forEach((place, key) -> lastNumbers.put(place, Objects.requireNonNull(numbers.get(key))));
        lastByRule.clear();
        keys.clear();
        numbers.clear();
    }

    private String key(RevenueLine line, AllocationRow row) {
        String key = report.id() + "/" + line.id();
        return row.position() == 0 ? key : key + "/" + row.position();
    }

    private List<Entry> entries(AllocationRow row, String billerId) {
        List<Entry> entries = new ArrayList<>();
        String book = report.agreementId();
        for (Part part : row.parts()) {
            if (part.partyId().equals(billerId) || part.amount().minorUnits() == 0) {
                continue;
            }
            String other = part.partyId();
            Entry claim = new Entry(new AccountId(book, other, billerId, AccountKind.RECEIVABLE), part.amount());
            Entry cost = new Entry(new AccountId(book, billerId, other, AccountKind.REVENUE_SHARE), part.amount());
            entries.add(claim);
            entries.add(new Entry(new AccountId(book, other, billerId, AccountKind.REVENUE_SHARE), part.amount())
                    .reversed());
            entries.add(cost);
            entries.add(new Entry(new AccountId(book, billerId, other, AccountKind.PAYABLE), part.amount()).reversed());
        }
        return entries;
    }

    /** Money that goes back corrects the posting of the line that it goes back of; a correction the last one of what it shares anew. */
    private Corrected corrected(RevenueLine line, AllocationRow row) {
        if (row.outcome() == Outcome.CORRECTION) {
            String place = place(row);
            String key = lastByRule.get(place);
            Long number = lastNumbers.get(place);
            return key != null || number != null
                    ? new Corrected(key == null ? number : null, key)
                    : new Corrected(
                            lastBefore
                                    .computeIfAbsent(
                                            place,
                                            unused -> lines.lastPosting(
                                                    report.agreementId(),
                                                    String.valueOf(row.ruleId()),
                                                    String.valueOf(row.period())))
                                    .orElse(null),
                            null);
        }
        String sale = line.refundOf();
        if (sale == null) {
            return Corrected.NONE;
        }
        String key = report.id() + "/" + sale;
        return keys.contains(key) ? new Corrected(null, key) : new Corrected(refunded.get(sale), null);
    }

    private String reason(RevenueLine line, AllocationRow row) {
        return switch (row.outcome()) {
            case CORRECTION ->
                "Correction of what the rule “%s” shared in %s, brought about by line %s of report %d"
                        .formatted(row.ruleId(), row.period(), line.id(), report.number());
            case SHARED, NOT_SHARED ->
                "%s of line %s by the rule “%s”, report %d (%s)"
                        .formatted(
                                line.refundOf() == null ? "Share" : "Return",
                                line.id(),
                                row.ruleId(),
                                report.number(),
                                report.period());
        };
    }

    private static PostingRequest correcting(PostingRequest request, PostingId corrected) {
        return new PostingRequest(
                request.key(),
                request.effectiveOn(),
                request.agreementId(),
                request.reason(),
                corrected,
                request.entries());
    }

    /** A closed period never changes: what counts in one is posted to the first day that is open. */
    private static PostingRequest inOpenPeriod(PostingRequest request, LocalDate day) {
        return new PostingRequest(
                request.key(),
                day,
                request.agreementId(),
                request.reason() + "; counts on " + request.effectiveOn() + ", which is closed",
                request.corrects(),
                request.entries());
    }
}
