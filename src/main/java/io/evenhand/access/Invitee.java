package io.evenhand.access;

/**
 * Whom a link is for, as the partner's records know them.
 *
 * @param partnerName as the invited reads it
 */
public record Invitee(String partnerId, String partnerName, String personId, String displayName, String email) {}
