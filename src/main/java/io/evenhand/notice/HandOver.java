package io.evenhand.notice;

/** What came of handing a mail to the mail server. */
sealed interface HandOver {
    /** The server took it. */
    record Accepted() implements HandOver {}

    /** The server certainly did not take it, and may later. */
    record Failed(String why) implements HandOver {}

    /** The server could not be reached at all, or takes nothing from us: other mail would fare the same. */
    record Unreachable(String why) implements HandOver {}

    /** The server will never take it. */
    record Refused(String why) implements HandOver {}

    /** The connection broke when the server may have taken it already. */
    record Unknown(String why) implements HandOver {}
}
