package io.evenhand.claim;

import io.evenhand.document.DocumentHash;
import org.springframework.stereotype.Service;

/**
 * Does what follows from the end of a claim: draws up the record of it, posts what is owed with that record, once, and puts on the track record what
 * became of it. Setting the record takes its time, so no transaction is held meanwhile; killed anywhere, it goes on where it was.
 */
@Service
public class ClaimConclusions {
    private final ClaimEndings endings;
    private final ClaimRecords records;

    ClaimConclusions(ClaimEndings endings, ClaimRecords records) {
        this.endings = endings;
        this.records = records;
    }

    /**
     * Idempotent by the claim.
     *
     * @throws IllegalStateException where the claim goes on, or the book does not take what is owed: it says why
     */
    public void conclude(ClaimId id) {
        Claim claim = endings.ended(id);
        if (claim.end().concludedAt() != null) {
            return;
        }
        DocumentHash known = claim.end().recordHash();
        if (known == null) {
            endings.keepRecord(id, records.draw(claim), records.fileName(claim));
        }
        endings.conclude(id);
    }
}
