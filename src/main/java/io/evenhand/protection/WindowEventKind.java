package io.evenhand.protection;

/** What can happen to a window. */
enum WindowEventKind {
    REGISTERED,
    SHORTENED,
    LENGTHENED,
    CHANGED,
    RELEASE_ASKED,
    RELEASE_REFUSED,
    RELEASED,
    CONTINUED,
    CARVED_OUT,
    OPPORTUNITY,
    NOTICE,
    RENEWAL,
    TRANSFER_ASKED,
    TRANSFER_ANSWERED,
    TRANSFERRED,
    HANDED_OVER,
    /** It stands in the way of a referral of which the protected partner hears only when its release is asked for. */
    DUTY_FOUND,
    ENDED
}
