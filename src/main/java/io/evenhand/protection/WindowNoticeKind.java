package io.evenhand.protection;

/** What is to be told or answered about a window. */
public enum WindowNoticeKind {
    /** It ends in some weeks: the protected partner decides what is to become of it. */
    ENDING("ending"),
    /** It ended yesterday or before. */
    ENDED("told"),
    /** What was opened in it is protected no longer. */
    TAIL_ENDED("told"),
    /** The bound partner asks to be set free. */
    RELEASE_ASKED("release-asked"),
    /** One side wants to pass its part on. */
    TRANSFER_ASKED("transfer-asked"),
    /** One side of a window that has passed on wants it to last longer. */
    RENEWAL_ASKED("renewal-asked"),
    /** People said that the customer of a referral is the one of the window, after duties had been checked there. */
    DUTY_FOUND("duty-found");

    private final String route;

    WindowNoticeKind(String route) {
        this.route = route;
    }

    /** Which way the process takes. */
    public String route() {
        return route;
    }

    /** Whether somebody is asked, rather than that a day has come. */
    boolean isAsked() {
        return this == RELEASE_ASKED || this == TRANSFER_ASKED || this == RENEWAL_ASKED;
    }
}
