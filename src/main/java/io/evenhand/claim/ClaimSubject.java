package io.evenhand.claim;

import java.util.Optional;

/**
 * What a claim says was broken.
 *
 * @param id of the window or promise; empty where it is the agreement as such
 */
public record ClaimSubject(Kind kind, String id) {
    private static final int LONGEST_ID = 36;

    /** A claim under an agreement, and about no window or promise in particular. */
    public static final ClaimSubject AGREEMENT = new ClaimSubject(Kind.AGREEMENT, "");

    public ClaimSubject {
        if (id.isEmpty() != (kind == Kind.AGREEMENT) || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("A claim about a " + kind + " has no such id: " + id);
        }
    }

    /**
     * What a link, a form or a program names; empty where it names nothing that can be.
     *
     * @param window empty for none; so is the promise
     */
    public static Optional<ClaimSubject> named(String window, String promise) {
        String id = window.isEmpty() ? promise : window;
        return id.isEmpty() || id.length() > LONGEST_ID
                ? Optional.empty()
                : Optional.of(new ClaimSubject(window.isEmpty() ? Kind.PROMISE : Kind.WINDOW, id));
    }

    /** The names are stored. */
    public enum Kind {
        AGREEMENT,
        /** A protection window. */
        WINDOW,
        /** An obligation. */
        PROMISE
    }
}
