package io.evenhand.protection;

/** How a window came to bind no more before its time. */
enum WindowEnding {
    /** The protected partner set the bound one free. */
    RELEASED,
    /** Another window has taken its place, with another partner. */
    TRANSFERRED
}
