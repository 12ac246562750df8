package io.evenhand.access;

import java.time.Instant;

/**
 * A sign-in that has not ended.
 *
 * @param id names it on pages; it is no secret and opens nothing
 * @param browser the browser in words
 * @param lastSeenAt to the minute
 * @param present whether it is the one that looks
 */
public record SessionView(
        String id, String browser, String address, Instant startedAt, Instant lastSeenAt, boolean present) {}
