package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.util.UUID;

/** The introducer has judged a deliverer's claim to have known the customer before. */
public record PriorRelationshipJudged(UUID eventId, ReferralId referral, PartnerId deliverer, PriorVerdict verdict) {}
