package io.evenhand.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as people look at it: everything but its secret.
 *
 * @param username of the person for whom it acts
 * @param label what it is for, in the person's words
 * @param lastUsedAt to about a minute; null while it was never used
 * @param revokedAt null while nobody has taken it back
 */
public record TokenView(
        String id,
        String username,
        String label,
        Set<Role> roles,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {
    /** The roles' codes, in the order of the roles. */
    public List<String> roleCodes() {
        return roles.stream().sorted(Comparator.naturalOrder()).map(Role::code).toList();
    }
}
