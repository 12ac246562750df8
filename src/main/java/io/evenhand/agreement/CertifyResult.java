package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import java.util.List;

/** What came of certifying an agreement's document. */
public sealed interface CertifyResult {
    /** The document waits for these signatures, in this order. */
    record Certified(List<String> signatureIds) implements CertifyResult {
        public Certified {
            signatureIds = List.copyOf(signatureIds);
        }
    }

    /** Nobody at this party may sign such an agreement; nothing was made. */
    record NoSignatory(PartnerId partner) implements CertifyResult {}
}
