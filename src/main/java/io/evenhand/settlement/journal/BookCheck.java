package io.evenhand.settlement.journal;

import io.evenhand.settlement.journal.BookReport.Fault;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Walks one book from its first posting to its head, and stops at the first that breaks the law. */
final class BookCheck {
    private static final int POSTINGS_AT_ONCE = 1_000;

    private final PostingRows rows;
    private final BookHead head;
    private final List<Closing> closings;
    private final List<KeptHash> kept;
    private final PostingDigest digest = new PostingDigest();

    private long sequence;
    private long told;
    private byte[] hash;
    private @Nullable Instant recordedAt;

    /** That a period was closed, and where the book then stood. */
    record Closing(LocalDate through, long sequence, byte[] hash) {}

    BookCheck(PostingRows rows, BookHead head, List<Closing> closings, List<KeptHash> kept) {
        this.rows = rows;
        this.head = head;
        this.closings = closings;
        this.kept = kept;
        this.hash = digest.genesis(head.agreementId());
    }

    BookReport walk(LongConsumer checked) {
        Fault fault = walkAll(checked);
        // What follows a fault is done with, too.
        checked.accept(head.sequence() - told);
        return new BookReport(head.agreementId(), sequence, PostingHash.of(hash), fault);
    }

    private @Nullable Fault walkAll(LongConsumer checked) {
        Fault fault = anchors();
        while (fault == null && sequence < head.sequence()) {
            long wanted = Math.min(POSTINGS_AT_ONCE, head.sequence() - sequence);
            List<PostingRow> page = rows.after(head.bookId(), sequence, (int) wanted);
            for (int i = 0; fault == null && i < page.size(); i++) {
                fault = next(page.get(i));
            }
            if (fault == null && page.size() < wanted) {
                fault = new Fault(sequence + 1, "It is missing.");
            }
            checked.accept(sequence - told);
            told = sequence;
        }
        return fault == null ? end() : fault;
    }

    /** Takes the posting as the next of the book, unless it is wrong. */
    private @Nullable Fault next(PostingRow posting) {
        long expected = sequence + 1;
        if (posting.sequence() != expected) {
            return new Fault(expected, "It is missing.");
        }
        String wrong = wrongWith(posting);
        if (wrong != null) {
            return new Fault(expected, wrong);
        }
        byte[] input = digest.input(
                head.agreementId(),
                posting.corrects(),
                posting.effectiveOn(),
                posting.entries().stream().map(PostingRow.EntryRow::text).toList(),
                posting.key(),
                posting.reason());
        if (!MessageDigest.isEqual(input, posting.inputHash())) {
            return new Fault(expected, "It is not what was posted: its content was changed.");
        }
        byte[] link = digest.link(hash, expected, PostingDigest.micros(posting.recordedAt()), input);
        if (!MessageDigest.isEqual(link, posting.hash())) {
            return new Fault(expected, "Its hash does not follow from its content, its moment and the posting before.");
        }
        sequence = expected;
        hash = link;
        recordedAt = posting.recordedAt();
        return anchors();
    }

    private @Nullable String wrongWith(PostingRow posting) {
        if (recordedAt != null && posting.recordedAt().isBefore(recordedAt)) {
            return "It is recorded earlier than the posting before.";
        }
        if (posting.corrects() != null && posting.corrects() >= posting.sequence()) {
            return "It corrects a posting that does not come before it.";
        }
        for (Closing closing : closings) {
            if (closing.sequence() < posting.sequence()
                    && !posting.effectiveOn().isAfter(closing.through())) {
                return "It counts to %s, in a period that had been closed through %s before."
                        .formatted(posting.effectiveOn(), closing.through());
            }
        }
        return wrongWithEntries(posting);
    }

    private static @Nullable String wrongWithEntries(PostingRow posting) {
        Map<String, BigInteger> totals = new HashMap<>();
        for (int i = 0; i < posting.entries().size(); i++) {
            PostingRow.EntryRow entry = posting.entries().get(i);
            if (entry.position() != i + 1) {
                return "Its entry %d is missing.".formatted(i + 1);
            }
            if (!entry.effectiveOn().equals(posting.effectiveOn())) {
                return "Its entry %d counts to %s, the posting to %s."
                        .formatted(i + 1, entry.effectiveOn(), posting.effectiveOn());
            }
            totals.merge(
                    entry.text().currency(), BigInteger.valueOf(entry.text().minorUnits()), BigInteger::add);
        }
        for (Map.Entry<String, BigInteger> total : totals.entrySet()) {
            if (total.getValue().signum() != 0) {
                return "It does not balance: debits less credits are %s minor units of %s."
                        .formatted(total.getValue(), total.getKey());
            }
        }
        return totals.isEmpty() ? "Its entries are missing." : null;
    }

    /** Compares the hash reached with those that others noted at this place. */
    private @Nullable Fault anchors() {
        for (Closing closing : closings) {
            if (closing.sequence() == sequence && !MessageDigest.isEqual(closing.hash(), hash)) {
                return new Fault(
                        sequence,
                        "The period through %s was closed on another hash: the book up to here was written again."
                                .formatted(closing.through()));
            }
        }
        for (KeptHash one : kept) {
            if (one.sequence() == sequence && !one.hash().equals(PostingHash.of(hash))) {
                return new Fault(
                        sequence, "Its hash is not the one that was kept: the book up to here was written again.");
            }
        }
        return null;
    }

    /** Whether the head is where the postings end. */
    private @Nullable Fault end() {
        if (!MessageDigest.isEqual(head.hash(), hash)) {
            return new Fault(sequence, "The head of the book has another hash.");
        }
        for (KeptHash one : kept) {
            if (one.sequence() > sequence) {
                return new Fault(
                        sequence + 1, "It is missing: a hash of posting %d was kept.".formatted(one.sequence()));
            }
        }
        LocalDate closed = closings.stream()
                .map(Closing::through)
                .max(LocalDate::compareTo)
                .orElse(null);
        if (closings.stream().anyMatch(closing -> closing.sequence() > sequence)
                || (closed == null ? head.closedThrough() != null : !closed.equals(head.closedThrough()))) {
            return new Fault(
                    0,
                    "The book is closed through %s; its closings say %s."
                            .formatted(shown(head.closedThrough()), shown(closed)));
        }
        return null;
    }

    private static String shown(@Nullable LocalDate day) {
        return day == null ? "nothing" : day.toString();
    }
}
