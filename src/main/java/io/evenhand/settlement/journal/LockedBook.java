package io.evenhand.settlement.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A book whose row this transaction holds: nobody else can add to it, so its next number, moment and hash are known. */
final class LockedBook {
    private final BookHead head;
    private final Map<AccountId, Integer> accounts;
    private final Instant recordedAt;
    private final String recordedAtText;
    private final List<NewAccount> newAccounts = new ArrayList<>();
    private final List<NewPosting> newPostings = new ArrayList<>();
    private long sequence;
    private byte[] hash;

    /** An account that the book did not have. */
    record NewAccount(int bookId, int number, AccountId account) {}

    /** A posting to be written. @param accounts the numbers of the entries' accounts, in order */
    record NewPosting(
            int bookId,
            long sequence,
            PostingRequest request,
            int[] accounts,
            Instant recordedAt,
            byte[] inputHash,
            byte[] hash) {}

    /** @param now of the clock, read after the lock was granted */
    LockedBook(BookHead head, Map<AccountId, Integer> accounts, Instant now) {
        this.head = head;
        this.accounts = new HashMap<>(accounts);
        // A clock that was set back does not bring the book out of order.
        this.recordedAt = head.recordedAt() == null || now.isAfter(head.recordedAt()) ? now : head.recordedAt();
        this.recordedAtText = PostingDigest.micros(recordedAt);
        this.sequence = head.sequence();
        this.hash = head.hash();
    }

    BookHead head() {
        return head;
    }

    boolean holds(PostingId posting) {
        return posting.sequence() <= sequence;
    }

    /** Null while the day is open. */
    @Nullable
    LocalDate closedFor(LocalDate effectiveOn) {
        LocalDate closed = head.closedThrough();
        return closed == null || effectiveOn.isAfter(closed) ? null : closed;
    }

    PostingResult.Posted append(PostingRequest request, byte[] inputHash, PostingDigest digest) {
        sequence++;
        hash = digest.link(hash, sequence, recordedAtText, inputHash);
        int[] numbers = new int[request.entries().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(request.entries().get(i).account());
        }
        newPostings.add(new NewPosting(head.bookId(), sequence, request, numbers, recordedAt, inputHash, hash));
        return new PostingResult.Posted(new PostingId(head.agreementId(), sequence), recordedAt, PostingHash.of(hash));
    }

    List<NewAccount> newAccounts() {
        return newAccounts;
    }

    List<NewPosting> newPostings() {
        return newPostings;
    }

    BookHead newHead() {
        return new BookHead(head.bookId(), head.agreementId(), sequence, hash, recordedAt, head.closedThrough());
    }

    private int number(AccountId account) {
        return accounts.computeIfAbsent(account, unknown -> {
            // Numbers run without gaps, since accounts are only added, under this lock.
            int number = accounts.size() + 1;
            newAccounts.add(new NewAccount(head.bookId(), number, unknown));
            return number;
        });
    }
}
