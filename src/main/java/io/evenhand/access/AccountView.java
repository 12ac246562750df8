package io.evenhand.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as those see it who look after it.
 *
 * @param personId the person in the partner's records, if any
 * @param enabled whether it opens; what is closed can be opened again
 * @param secondFactor whether its owner has set up a second step
 * @param password whether there is one
 * @param linked whether single sign-on opens it
 */
public record AccountView(
        String username,
        String displayName,
        @Nullable String personId,
        Set<Role> roles,
        boolean enabled,
        boolean secondFactor,
        boolean password,
        boolean linked) {
    /** How its owner gets in, in a word or two. */
    public String state() {
        if (!enabled) {
            return "Closed";
        }
        if (linked) {
            return password ? "Single sign-on or password" : "Single sign-on";
        }
        if (!password) {
            return "Waits for its owner";
        }
        return secondFactor ? "Second step on" : "Password only";
    }

    /** The roles as a page names them. */
    public String roleTitles() {
        return Role.titles(roles);
    }
}
