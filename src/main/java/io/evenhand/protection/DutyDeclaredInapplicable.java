package io.evenhand.protection;

/** A bound partner declared that its promise does not apply to a referral. */
record DutyDeclaredInapplicable(String windowId, String referralId) {}
