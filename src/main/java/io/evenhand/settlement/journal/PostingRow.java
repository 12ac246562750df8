package io.evenhand.settlement.journal;

import io.evenhand.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A posting as the tables hold it, true or not: whoever checks must be able to read what could not be posted. */
record PostingRow(
        long sequence,
        String key,
        LocalDate effectiveOn,
        Instant recordedAt,
        String reason,
        @Nullable Long corrects,
        byte[] inputHash,
        byte[] hash,
        List<EntryRow> entries) {

    /** @param effectiveOn repeated from the posting, for balances to be read from one index */
    record EntryRow(int position, LocalDate effectiveOn, PostingDigest.EntryText text) {}

    /** @throws IllegalStateException if this could never have been posted */
    RecordedPosting posting(String agreementId) {
        PostingId id = new PostingId(agreementId, sequence);
        try {
            PostingRequest request = new PostingRequest(
                    key,
                    effectiveOn,
                    agreementId,
                    reason,
                    corrects == null ? null : new PostingId(agreementId, corrects),
                    entries.stream().map(row -> entry(agreementId, row.text())).toList());
            return new RecordedPosting(id, request, recordedAt, PostingHash.of(hash));
        } catch (IllegalArgumentException impossible) {
            throw new IllegalStateException(
                    "The journal holds, as " + id + ", what was never posted; run 'evenhand journal check'.",
                    impossible);
        }
    }

    private static Entry entry(String agreementId, PostingDigest.EntryText text) {
        return new Entry(
                new AccountId(agreementId, text.partnerId(), text.counterpartId(), AccountKind.valueOf(text.kind())),
                new Money(text.minorUnits(), Money.currency(text.currency())));
    }
}
