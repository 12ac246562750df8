package io.evenhand.claim;

/**
 * What a claim says was broken.
 *
 * @param id of the window or promise; empty where it is the agreement as such
 */
public record ClaimSubject(Kind kind, String id) {
    /** A claim under an agreement, and about no window or promise in particular. */
    public static final ClaimSubject AGREEMENT = new ClaimSubject(Kind.AGREEMENT, "");

    public ClaimSubject {
        if (id.isEmpty() != (kind == Kind.AGREEMENT) || id.length() > 36) {
            throw new IllegalArgumentException("A claim about a " + kind + " has no such id: " + id);
        }
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
