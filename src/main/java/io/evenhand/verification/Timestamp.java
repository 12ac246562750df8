package io.evenhand.verification;

import java.time.Instant;

/**
 * When something was signed, and by whose clock.
 *
 * @param authority the name in the certificate of whoever made the timestamp
 * @param ownClock whether the authority that vouches for the signers also vouches for the clock, so that nobody else does
 */
public record Timestamp(Instant at, String authority, boolean ownClock) {}
