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
    ENDED
}
