package io.evenhand.access;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may do for their organisation. The host's steward is the only role that looks beyond one organisation. */
public enum Role {
    OPERATIONS("Operations", "runs referrals: offers, hand-overs, deadlines"),
    FINANCE("Finance", "reports revenue and reconciles splits"),
    LEGAL("Legal", "reads drafts and approves terms that depart from the standard"),
    SIGNATORY("Signatory", "signs agreements, within the authority given"),
    ADMINISTRATOR("Administrator", "looks after the organisation, its people and their access"),
    STEWARD("Steward", "looks after the installation for the host");

    /** The roles that people of a partner can have. */
    public static final Set<Role> OF_PARTNERS = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(STEWARD)));

    private final String title;
    private final String duty;

    Role(String title, String duty) {
        this.title = title;
        this.duty = duty;
    }

    /** What the role is called on a page. */
    public String title() {
        return title;
    }

    /** What somebody in the role does, in a few words. */
    public String duty() {
        return duty;
    }

    /** What these roles are called, in one line. */
    public static String titles(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::title).collect(Collectors.joining(", "));
    }

    /** The lower-case word used in the database, in candidate groups and in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a {@link #code()}.
     *
     * @throws IllegalArgumentException naming the unknown word and the words that are known
     */
    public static Role of(String code) {
        for (Role role : values()) {
            if (role.code().equals(code)) {
                return role;
            }
        }
        throw new IllegalArgumentException("There is no role \"" + code
                + "\"; use operations, finance, legal, signatory, administrator or steward.");
    }
}
