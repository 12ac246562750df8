package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.terms.ChangeTerms;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of an agreement as others see it.
 *
 * @param id of the change, which is that of its own document's agreement
 * @param of the agreement that it changes
 * @param number by which the parties call the change
 * @param notice whether one party gives notice alone
 * @param state of its document
 * @param terms that lie on the table, or were signed
 * @param signedAt when all had signed
 * @param effectiveAt when it took effect; empty while its day is to come
 */
public record ChangeView(
        AgreementId id,
        AgreementId of,
        String number,
        String subject,
        boolean notice,
        AgreementState state,
        PartnerId proposedBy,
        String proposedByUser,
        Instant proposedAt,
        String reason,
        ChangeTerms terms,
        Optional<Instant> signedAt,
        Optional<Instant> effectiveAt,
        Locale language) {
    /** Whether somebody has still to decide or sign. */
    public boolean isUnderWay() {
        return !state.isOver();
    }

    /** Whether its proposer may still take it back: until the document goes out to be signed. */
    public boolean isWithdrawable() {
        return state == AgreementState.NEGOTIATED;
    }
}
