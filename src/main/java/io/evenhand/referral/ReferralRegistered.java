package io.evenhand.referral;

import java.util.UUID;

/** A referral exists. {@code eventId} becomes the id of the message that starts its process. */
public record ReferralRegistered(UUID eventId, ReferralId referral) {}
