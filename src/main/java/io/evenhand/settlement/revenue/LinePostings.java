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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the terms gave into what the biller owes. Each line that gives anything to another than the biller is one posting, each
 * correction another; its key is the report's id, the line's, and for corrections their position. It stands on both sides: the biller has
 * a cost and a debt, the other a claim and an earning.
 */
final class LinePostings {
    private static final int AT_ONCE = 1_000;

    private final Journal journal;
    private final LineTable lines;
    private final ReportView report;
    private final List<PostingRequest> waiting = new ArrayList<>();
    private final Set<String> waitingKeys = new HashSet<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, String> lastByRule = new HashMap<>();
    private final Map<String, Long> lastNumbers = new HashMap<>();

    LinePostings(Journal journal, LineTable lines, ReportView report) {
        this.journal = journal;
        this.lines = lines;
        this.report = report;
    }

    void add(RevenueLine line, AllocationRow row, String billerId) {
        List<Entry> entries = entries(row, billerId);
        if (entries.isEmpty()) {
            return;
        }
        PostingId corrected = corrected(line, row);
        String key = key(line, row);
        waiting.add(
                new PostingRequest(key, line.countedOn(), report.agreementId(), reason(line, row), corrected, entries));
        waitingKeys.add(key);
        if (row.outcome() == Outcome.SHARED) {
            lastByRule.put(row.ruleId() + "/" + row.period(), key);
        }
        if (waiting.size() >= AT_ONCE) {
            post();
        }
    }

    /** The number of its posting in the agreement's book; null if it has none. Only after {@link #post}. */
    @Nullable
    Long numberOf(RevenueLine line, AllocationRow row) {
        return numbers.get(key(line, row));
    }

    /** Posts what waits. */
    void post() {
        List<PostingRequest> requests = List.copyOf(waiting);
        waiting.clear();
        waitingKeys.clear();
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
        if (!late.isEmpty()) {
            waiting.addAll(late);
            post();
        }
        lastByRule.forEach((place, key) -> {
            Long number = numbers.get(key);
            if (number != null) {
                lastNumbers.put(place, number);
            }
        });
        lastByRule.clear();
    }

    /** Lets go of what was posted so far: its allocations are stored, and are found there. */
    void forget() {
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
    private @Nullable PostingId corrected(RevenueLine line, AllocationRow row) {
        Optional<Long> number = Optional.empty();
        if (row.outcome() == Outcome.CORRECTION) {
            String place = row.ruleId() + "/" + row.period();
            if (lastByRule.containsKey(place)) {
                post();
            }
            number = Optional.ofNullable(lastNumbers.get(place))
                    .or(() -> lines.lastPosting(
                            report.agreementId(), String.valueOf(row.ruleId()), String.valueOf(row.period())));
        } else if (line.refundOf() != null) {
            String sale = line.refundOf();
            number = number(report.id() + "/" + sale).or(() -> lines.postingOf(report.agreementId(), sale));
        }
        return number.map(sequence -> new PostingId(report.agreementId(), sequence))
                .orElse(null);
    }

    private Optional<Long> number(String key) {
        if (waitingKeys.contains(key)) {
            post();
        }
        return Optional.ofNullable(numbers.get(key));
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
