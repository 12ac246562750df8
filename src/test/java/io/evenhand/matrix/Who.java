package io.evenhand.matrix;

import io.evenhand.access.Role;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who asks: nobody who signed in, somebody of a partner in each role, and two people of the host. */
enum Who {
    NOBODY(null),
    OPERATIONS(Role.OPERATIONS),
    FINANCE(Role.FINANCE),
    LEGAL(Role.LEGAL),
    SIGNATORY(Role.SIGNATORY),
    ADMINISTRATOR(Role.ADMINISTRATOR),
    /** Works for the host and is not its steward: has no partner, and sees nothing of any. */
    CLERK(Role.OPERATIONS),
    STEWARD(Role.STEWARD);

    static final Set<Who> OF_PARTNER = EnumSet.of(OPERATIONS, FINANCE, LEGAL, SIGNATORY, ADMINISTRATOR);

    @Nullable
    private final Role role;

    Who(@Nullable Role role) {
        this.role = role;
    }

    Role role() {
        if (role == null) {
            throw new IllegalStateException(this + " has no role");
        }
        return role;
    }

    String username() {
        return "matrix." + name().toLowerCase(Locale.ROOT);
    }
}
