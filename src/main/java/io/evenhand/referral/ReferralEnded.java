package io.evenhand.referral;

import java.util.UUID;

/** A referral has come to its end, for good. */
public record ReferralEnded(UUID eventId, ReferralId referral, ReferralState end) {}
