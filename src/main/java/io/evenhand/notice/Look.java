package io.evenhand.notice;

/** An occasion on which people are told of a matter, at most once each. */
enum Look {
    OPENED,
    DUE_SOON,
    OVERDUE
}
