package io.evenhand.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to somebody's access.
 *
 * @param partnerId the organisation of whom it is about; empty for the host and for nobody
 * @param name about whom; empty for a name that nobody has
 * @param byName who did it, where that was somebody else
 * @param address from which network address; null where there was no request
 */
public record AccessEventView(
        long id,
        Instant at,
        AccessEventKind kind,
        String partnerId,
        String name,
        @Nullable String byName,
        @Nullable String address,
        @Nullable String detail) {}
