package io.evenhand.signing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the register knows of a certificate that this installation issued. No key is in it.
 *
 * @param serial hexadecimal, lower case
 * @param authority which of this installation's authorities issued it
 * @param personId of whom it speaks; empty for one of this installation's own services
 * @param purpose which signature it was made for
 * @param revocation absent while it is good
 */
public record IssuedCertificate(
        String serial,
        String authority,
        String personId,
        String partnerId,
        String purpose,
        Instant from,
        Instant until,
        @Nullable Revocation revocation) {
    /** @param by who withdrew it */
    public record Revocation(Instant at, RevocationReason reason, String by) {}
}
