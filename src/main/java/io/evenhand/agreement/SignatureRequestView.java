package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PersonId;
import io.evenhand.terms.AgreementKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signature that somebody owes, as other rooms see it.
 *
 * @param signatory who is asked now; forwarding changes it
 * @param signBy when the time for signing ends; null before the signature was asked for
 */
public record SignatureRequestView(
        String signatureId,
        AgreementId agreement,
        String number,
        AgreementKind kind,
        String title,
        PartnerId partner,
        PersonId signatory,
        Standing standing,
        @Nullable Instant signBy) {
    /** Where it stands. */
    public enum Standing {
        /** It is not yet this signer's turn. */
        WAITING,
        /** It is asked for and can be given. */
        DUE,
        SIGNED,
        DECLINED,
        /** Withdrawn or expired: nobody needs it any more. */
        OVER
    }
}
