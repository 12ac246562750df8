package io.evenhand.protection;

import io.evenhand.partner.PartnerId;

/**
 * A bound partner stops a referral for a duty that was found late: told in the transaction in which it decides.
 *
 * @param by who decided
 */
public record ReferralStops(String windowId, String referralId, PartnerId bound, String by, String reason) {}
