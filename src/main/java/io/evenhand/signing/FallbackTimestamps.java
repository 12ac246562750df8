package io.evenhand.signing;

import org.bouncycastle.tsp.TimeStampToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One authority, and another where that does not answer: only where the installation has said so. */
record FallbackTimestamps(TimestampAuthority first, TimestampAuthority second) implements TimestampAuthority {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackTimestamps.class);

    @Override
    public TimeStampToken timestamp(byte[] sha256) {
        try {
            return first.timestamp(sha256);
        } catch (TimestampUnavailableException e) {
            LOG.warn("{}; the local clock stamps instead, which proves nothing between adversaries", e.getMessage());
            return second.timestamp(sha256);
        }
    }
}
