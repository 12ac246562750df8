package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that shows a competence.
 *
 * @param what in a few words
 * @param by whose word it is; null for a certificate, which needs nobody's
 * @param on the day from which it ages
 * @param until the last day on which it holds; null where it has none
 */
record Evidence(
        EvidenceKind kind,
        String what,
        @Nullable PartnerId by,
        LocalDate on,
        @Nullable LocalDate until) {
    Evidence {
        if (kind.isCertificate() != (by == null)) {
            throw new IllegalArgumentException("A " + kind.words() + " by the word of " + by);
        }
    }
}
