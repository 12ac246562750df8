package io.evenhand.referral;

import java.util.UUID;

/** The introducer withdraws a referral. {@code eventId} becomes the id of the message that stops its process. */
public record ReferralWithdrawn(UUID eventId, ReferralId referral) {}
