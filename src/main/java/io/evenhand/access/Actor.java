package io.evenhand.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting: a person (or the system) on behalf of one organisation, in certain roles.
 *
 * @param username the account's name, also Camunda's assignee
 * @param displayName how the person is shown to others
 * @param personId the person in the partner's records; null for an account that is no person of a partner
 * @param partnerId the organisation acted for; empty for the host
 * @param roles never changed after creation
 */
public record Actor(
        String username, String displayName, @Nullable String personId, String partnerId, Set<Role> roles) {
    /** The organisation of people who work for the host rather than for a partner. */
    public static final String HOST = "";

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** Whether the actor has this role, in their own organisation. */
    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether the actor looks after this organisation, its people and their access: its own administrators do, and the host's steward. */
    public boolean administers(String organisation) {
        return isSteward() || (partnerId.equals(organisation) && has(Role.ADMINISTRATOR));
    }

    /** Whether the actor has a say in where their organisation is paid and from where it pays: a partner's finance and its administrators. */
    public boolean looksAfterMoney() {
        return !partnerId.equals(HOST) && (has(Role.FINANCE) || has(Role.ADMINISTRATOR));
    }

    /** Whether the actor works for the host and looks after the whole installation. */
    public boolean isSteward() {
        return partnerId.equals(HOST) && has(Role.STEWARD);
    }
}
