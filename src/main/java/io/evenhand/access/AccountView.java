package io.evenhand.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as those see it who look after it.
 *
 * @param personId the person in the partner's records, if any
 * @param enabled whether it opens; what is closed can be opened again
 * @param secondFactor whether its owner has set up a second step
 */
public record AccountView(
        String username,
        String displayName,
        @Nullable String personId,
        Set<Role> roles,
        boolean enabled,
        boolean secondFactor) {
    /** The roles as a page names them. */
    public String roleTitles() {
        return Role.titles(roles);
    }
}
