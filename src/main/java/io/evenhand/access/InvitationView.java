package io.evenhand.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A link that was neither used nor withdrawn.
 *
 * @param username the account whose access is reset; null for somebody who gets their first
 * @param roles which the new account will have; empty for a reset
 * @param expired whether its time has passed unused
 */
public record InvitationView(
        String partnerId,
        String partnerName,
        String personId,
        String displayName,
        @Nullable String username,
        Set<Role> roles,
        String inviterName,
        Instant createdAt,
        Instant expiresAt,
        boolean expired) {
    /** Whether it is for a new password rather than for an account. */
    public boolean isReset() {
        return username != null;
    }

    /** The roles as a page names them. */
    public String roleTitles() {
        return Role.titles(roles);
    }
}
