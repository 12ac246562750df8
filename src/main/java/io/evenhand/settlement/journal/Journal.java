package io.evenhand.settlement.journal;

import io.evenhand.concurrency.RepeatedWhenRaced;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The journal: who is owed what and why, double-entry, only added to. The package's documentation states its law and its locking.
 *
 * <p>Within a transaction of the caller's, postings are part of it: they are there if it commits, and leave no gap if it does not.
 */
@Service
@Transactional
public class Journal {
    private final BookTable books;
    private final PostingTable postings;
    private final JournalReading reading;

    Journal(BookTable books, PostingTable postings, JournalReading reading) {
        this.books = books;
        this.postings = postings;
        this.reading = reading;
    }

    /**
     * Posts one fact, once: the same request again changes nothing and is told so. Holds the book until the transaction ends, so post last.
     * Many are better posted {@linkplain #postAll together}.
     */
    @RepeatedWhenRaced
    public PostingResult post(PostingRequest request) {
        return write(List.of(request)).getFirst();
    }

    /**
     * Posts many facts, each with its own result, in the order given. What is refused does not hold up the rest; what fails loses them all.
     * Some thousands at a time are fast; all are in memory at once, and one transaction.
     *
     * @return the result of each request, in order; of two with the same key, the second finds the first
     */
    @RepeatedWhenRaced
    public List<PostingResult> postAll(List<PostingRequest> requests) {
        return requests.isEmpty() ? List.of() : write(requests);
    }

    /**
     * Closes a period: nothing can be posted any more to this day or an earlier one. It cannot be opened again. Waits for whoever is
     * posting to this book.
     */
    @RepeatedWhenRaced
    public ClosingResult closePeriod(String agreementId, LocalDate through) {
        LockedBook book = books.lock(agreementId);
        LocalDate closed = book.closedFor(through);
        if (closed != null) {
            return new ClosingResult.AlreadyClosed(closed);
        }
        BookHead head = book.head();
        books.close(head, through);
        return new ClosingResult.Closed(through, head.sequence(), PostingHash.of(head.hash()));
    }

    /**
     * What stands on one account; nothing on one that was never posted to.
     *
     * @throws ArithmeticException when it is beyond 64 bits
     */
    @Transactional(readOnly = true)
    public Balance balance(AccountId account, AsOf asOf) {
        return reading.balances(account.agreementId(), account, asOf).stream()
                .findFirst()
                .orElseGet(() -> new Balance(account, new TreeMap<>()));
    }

    /**
     * What stands on every account of a book that had entries by then, in the order in which accounts came into the book.
     *
     * @throws ArithmeticException when one is beyond 64 bits
     */
    @Transactional(readOnly = true)
    public List<Balance> balances(String agreementId, AsOf asOf) {
        return reading.balances(agreementId, null, asOf);
    }

    /** The agreements in whose books a partner has an account, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<String> agreementsOf(String partnerId) {
        return reading.agreementsOf(partnerId);
    }

    /**
     * How what a partner and every other owe each other changed day by day, under all agreements. Before the first of these days all is one
     * change, on the day before.
     */
    @Transactional(readOnly = true)
    public List<ClaimMove> claimMoves(String partnerId, LocalDate from, LocalDate through) {
        return reading.claimMoves(partnerId, from, through);
    }

    @Transactional(readOnly = true)
    public Optional<RecordedPosting> find(PostingId id) {
        return reading.postings(id.agreementId(), id.sequence() - 1, 1).stream()
                .filter(posting -> posting.id().equals(id))
                .findFirst();
    }

    /** A page of a book, in sequence. @param after the last sequence that was seen, 0 for the first page */
    @Transactional(readOnly = true)
    public List<RecordedPosting> postings(String agreementId, long after, int atMost) {
        return reading.postings(agreementId, after, atMost);
    }

    /** What puts a posting right, in sequence; nothing when it stands as it was. */
    @Transactional(readOnly = true)
    public List<RecordedPosting> corrections(PostingId id) {
        return reading.corrections(id);
    }

    private List<PostingResult> write(List<PostingRequest> requests) {
        // Whatever needs no lock comes before it.
        PostingDigest digest = new PostingDigest();
        List<byte[]> hashes = requests.stream().map(digest::input).toList();
        List<String> keys =
                requests.stream().map(PostingRequest::key).distinct().toList();

        SortedMap<String, LockedBook> locked = new TreeMap<>();
        // In one order, so that two who post to the same books never wait for each other.
        requests.stream()
                .map(PostingRequest::agreementId)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(agreement -> locked.put(agreement, books.lock(agreement)));
        Map<String, PostingTable.Known> known = new HashMap<>(postings.known(keys));

        List<PostingResult> results = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            PostingRequest request = requests.get(i);
            LockedBook book = locked.get(request.agreementId());
            if (book == null) {
                throw new IllegalStateException("no lock on the book of " + request.agreementId());
            }
            PostingResult result = decide(request, hashes.get(i), book, known, digest);
            if (result instanceof PostingResult.Posted posted) {
                known.put(request.key(), new PostingTable.Known(posted.id(), hashes.get(i)));
            }
            results.add(result);
        }
        locked.values().forEach(this::store);
        return results;
    }

    private static PostingResult decide(
            PostingRequest request,
            byte[] inputHash,
            LockedBook book,
            Map<String, PostingTable.Known> known,
            PostingDigest digest) {
        PostingTable.Known there = known.get(request.key());
        if (there != null) {
            return MessageDigest.isEqual(there.inputHash(), inputHash)
                    ? new PostingResult.AlreadyPosted(there.id())
                    : new PostingResult.KeyTaken(request.key(), there.id());
        }
        if (request.corrects() != null && !book.holds(request.corrects())) {
            return new PostingResult.NothingToCorrect(request.corrects());
        }
        LocalDate closed = book.closedFor(request.effectiveOn());
        if (closed != null) {
            return new PostingResult.ClosedPeriod(request.effectiveOn(), closed);
        }
        return book.append(request, inputHash, digest);
    }

    private void store(LockedBook book) {
        if (book.newPostings().isEmpty()) {
            return;
        }
        if (!book.newAccounts().isEmpty()) {
            books.add(book.newAccounts());
        }
        postings.add(book.newPostings());
        books.moveOn(book.newHead());
    }
}
