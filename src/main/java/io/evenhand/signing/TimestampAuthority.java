package io.evenhand.signing;

import org.bouncycastle.tsp.TimeStampToken;

/** Says, by RFC 3161, that something existed at a time. */
@FunctionalInterface
interface TimestampAuthority {
    /**
     * @param sha256 the digest of what is stamped
     * @throws TimestampUnavailableException if no token could be had
     */
    TimeStampToken timestamp(byte[] sha256);
}
