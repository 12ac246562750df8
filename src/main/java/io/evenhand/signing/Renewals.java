package io.evenhand.signing;

import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.StoredDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps sealed documents provable for longer than any certificate lasts: each is looked at in time and gets a new timestamp. One at a
 * time, so memory does not grow with their number. Each is renewed once: a process that dies leaves at most a version that nobody
 * names, and the next round makes another.
 */
public final class Renewals {
    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);
    /** At least so often each is looked at, because the list of ageing algorithms may have grown. */
    private static final Duration LOOKED_AT_EVERY = Duration.ofDays(365);

    private static final Duration TRIED_AGAIN = Duration.ofHours(20);
    private static final int PAGE = 100;

    private final SealedDocuments documents;
    private final Archive archive;
    private final Signing signing;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Renewals(
            SealedDocuments documents,
            Archive archive,
            Signing signing,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.documents = documents;
        this.archive = archive;
        this.signing = signing;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** What a round has done. */
    public record Round(int lookedAt, int renewed, int failed) {}

    /** Looks at every document that it is time for. Idempotent; several processes may do it at once. */
    public Round round() {
        Instant now = clock.instant();
        int lookedAt = 0;
        int renewed = 0;
        int failed = 0;
        String after = "";
        while (true) {
            List<DocumentHash> page = documents.due(now, after, PAGE);
            for (DocumentHash hash : page) {
                lookedAt++;
                try {
                    renewed += lookAt(hash, now) ? 1 : 0;
                } catch (RuntimeException e) {
                    failed++;
                    documents.failed(hash, now.plus(TRIED_AGAIN));
                    LOG.warn("The document {} could not be renewed and is tried again: {}", hash, e.toString());
                }
            }
            if (page.size() < PAGE) {
                return new Round(lookedAt, renewed, failed);
            }
            after = page.getLast().hex();
        }
    }

    /** The newest version of a document; itself where it was never renewed. */
    public DocumentHash newest(DocumentHash hash) {
        DocumentHash newest = hash;
        for (Optional<DocumentHash> next = documents.renewedInto(newest);
                next.isPresent();
                next = documents.renewedInto(newest)) {
            newest = next.get();
        }
        return newest;
    }

    /** @return whether it was renewed */
    private boolean lookAt(DocumentHash hash, Instant now) {
        Optional<StoredDocument> stored = archive.find(hash);
        if (stored.isEmpty()) {
            // Sealed weeks ago and archived nowhere since: it was thrown away.
            documents.forget(hash);
            return false;
        }
        Optional<Instant> due = signing.renewalDueAt(stored.get().content());
        if (due.isEmpty()) {
            documents.forget(hash);
            return false;
        }
        if (now.isBefore(due.get())) {
            documents.lookAgain(hash, nextLook(due.get(), now));
            return false;
        }
        byte[] renewed = signing.renew(stored.get().content());
        DocumentHash next =
                archive.store(renewed, stored.get().mediaType(), stored.get().fileName());
        Instant nextLook = nextLook(signing.renewalDueAt(renewed).orElse(now), now);
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean first = documents.renewed(hash, next, now);
            if (first) {
                documents.watch(next, nextLook);
                events.publishEvent(new DocumentRenewed(UUID.randomUUID().toString(), hash, next));
            }
            return first;
        }));
    }

    private static Instant nextLook(Instant due, Instant now) {
        Instant inAYear = now.plus(LOOKED_AT_EVERY);
        return due.isBefore(inAYear) ? due : inAYear;
    }
}
