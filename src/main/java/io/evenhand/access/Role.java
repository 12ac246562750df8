package io.evenhand.access;

import java.util.Locale;

/** What a person may do for their organisation. The host's steward is the only role that looks beyond one organisation. */
public enum Role {
    OPERATIONS,
    FINANCE,
    LEGAL,
    SIGNATORY,
    ADMINISTRATOR,
    STEWARD;

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
