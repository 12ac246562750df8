package io.evenhand.agreement;

/**
 * A change of an agreement lies on the table.
 *
 * @param subject the referral that the agreement belongs to
 * @param username who proposed it
 */
public record ChangeDrafted(AgreementId change, String subject, String username) {}
