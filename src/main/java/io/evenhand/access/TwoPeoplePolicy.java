package io.evenhand.access;

import org.jspecify.annotations.Nullable;

/**
 * What two people decide, two people decide: whoever was the first cannot be the second with another account. People are told apart by the
 * records of their organisation, so that an account which belongs to nobody there decides nothing of this kind.
 */
public enum TwoPeoplePolicy {
    FITS("", ""),
    /** Nobody can say whose account it is. */
    NO_PERSON(
            "Your account belongs to nobody in your organisation’s records, and this needs to be decided by people who can be told apart.",
            "Ask an administrator of your organisation to invite you as one of its people, and decide with that account."),
    SAME_PERSON(
            "You were the first of two people to decide this, with this account or another one.",
            "The second decision is for another person of your organisation."),
    /** It was decided when that was not kept, or by an account of nobody. */
    FIRST_UNKNOWN(
            "Whoever decided this first belongs to nobody in your organisation’s records, so that nobody can say whether you are another person.",
            "Turn it down with your reason; then two people who are in the records can decide it anew.");

    private final String problem;
    private final String remedy;

    TwoPeoplePolicy(String problem, String remedy) {
        this.problem = problem;
        this.remedy = remedy;
    }

    /** Of the first of two. */
    public static TwoPeoplePolicy first(Actor actor) {
        return actor.personId() == null ? NO_PERSON : FITS;
    }

    /**
     * Of the second of two; both act for the same organisation.
     *
     * @param username of the first
     * @param personId of the first, as it was kept when that person decided; null where it was not known
     */
    public static TwoPeoplePolicy second(Actor actor, String username, @Nullable String personId) {
        if (actor.username().equals(username)) {
            return SAME_PERSON;
        }
        if (actor.personId() == null) {
            return NO_PERSON;
        }
        if (personId == null) {
            return FIRST_UNKNOWN;
        }
        return actor.personId().equals(personId) ? SAME_PERSON : FITS;
    }

    public boolean fits() {
        return this == FITS;
    }

    /** What stands against it and what to do, in two sentences; empty where nothing does. */
    public String words() {
        return fits() ? "" : problem + " " + remedy;
    }
}
