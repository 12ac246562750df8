package io.evenhand.settlement.journal;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A posting as the book holds it.
 *
 * @param recordedAt since when it is known, to the microsecond; never earlier than that of the posting before
 * @param hash covers this posting and, through the hash before, all earlier ones of the book
 */
public record RecordedPosting(PostingId id, PostingRequest request, Instant recordedAt, PostingHash hash) {
    /** What takes it all back: the same entries to the other side, naming this posting. */
    public PostingRequest reversal(String key, LocalDate effectiveOn, String reason) {
        return new PostingRequest(
                key,
                effectiveOn,
                id.agreementId(),
                reason,
                id,
                request.entries().stream().map(Entry::reversed).toList());
    }
}
