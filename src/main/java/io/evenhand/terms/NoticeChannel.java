package io.evenhand.terms;

/** A way in which a notice may be given. */
public enum NoticeChannel {
    EMAIL,
    POST
}
