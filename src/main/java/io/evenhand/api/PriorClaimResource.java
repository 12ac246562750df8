package io.evenhand.api;

import io.evenhand.referral.ReferralDesk.FiledEvidence;
import io.evenhand.relationship.HandedInDocuments;
import io.evenhand.relationship.ListingView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What whoever judges a claimed prior relationship reads of it.
 *
 * @param claimant the id of the partner that says that it knew the customer first
 * @param datedOn the day that the evidence itself bears
 * @param firstAskedAt when the claimant was first asked blind; null when it never was
 * @param proof what the proof says that came with it; null where none did
 * @param document the evidence itself; null where it was not handed in
 */
record PriorClaimResource(
        String claimant,
        String evidence,
        LocalDate datedOn,
        @Nullable Instant firstAskedAt,
        @Nullable ProofResource proof,
        @Nullable DocumentResource document) {
    static PriorClaimResource of(String claimant, FiledEvidence filed, HandedInDocuments.@Nullable Named document) {
        ListingView listing = filed.listing();
        return new PriorClaimResource(
                claimant,
                filed.title(),
                filed.datedOn(),
                filed.heardAt(),
                listing == null ? null : new ProofResource(listing.proven(), listing.sentences(), listing.published()),
                document == null
                        ? null
                        : new DocumentResource(document.fileName(), document.mediaType(), document.sha256()));
    }

    /**
     * @param holds whether they listed this customer before it was introduced
     * @param sentences what speaks against it first
     * @param published whether the list that it is of was published here
     */
    record ProofResource(boolean holds, List<String> sentences, boolean published) {}

    record DocumentResource(String fileName, String mediaType, String sha256) {}
}
