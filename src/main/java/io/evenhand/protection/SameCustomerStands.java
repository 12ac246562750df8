package io.evenhand.protection;

import io.evenhand.partner.PartnerId;

/**
 * People said that the customer of a referral is the one of a window, and nothing lifts the duty: told in the transaction in which it is kept. The
 * check of duties has passed, since who is not asked yet has no such question.
 *
 * @param bound who is bound by the window and works the referral
 */
public record SameCustomerStands(String windowId, String referralId, PartnerId bound) {}
