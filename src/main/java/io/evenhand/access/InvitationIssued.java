package io.evenhand.access;

/**
 * A link was made for somebody: an account of their own, or a new password. Its secret is not in here, because events are stored;
 * whoever wants to send it implements {@link InvitationPost}.
 *
 * @param eventId different for each event
 * @param reset whether it is for a new password of an account that is there
 */
public record InvitationIssued(String eventId, String invitationId, String partnerId, String personId, boolean reset) {}
