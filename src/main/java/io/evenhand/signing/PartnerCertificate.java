package io.evenhand.signing;

import java.time.Duration;
import java.time.Instant;

/**
 * A partner's own certificate, as people may know it.
 *
 * @param subject whom it speaks of
 * @param issuer who vouches for that
 * @param fingerprint SHA-256 of the certificate, hexadecimal in pairs with colons
 * @param key such as {@code RSA 3072} or {@code EC 256}
 */
public record PartnerCertificate(
        String subject,
        String organisation,
        String issuer,
        Instant from,
        Instant until,
        String serial,
        String fingerprint,
        String key) {
    /** From so long before its end on, people are told that it ends. */
    public static final Duration WARNING = Duration.ofDays(30);

    public boolean isOver(Instant now) {
        return now.isAfter(until);
    }

    public boolean endsSoon(Instant now) {
        return !isOver(now) && now.isAfter(until.minus(WARNING));
    }
}
