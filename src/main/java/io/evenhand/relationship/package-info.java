/**
 * Whose customer it was before: lists that partners commit to without showing them, entries that they open when asked, and how many
 * customers two partners share.
 *
 * <p>The work on lists is done on a partner's own machine by {@code commitment} and {@code overlap}, which need no server. This room keeps
 * what partners publish, and carries blinded points between them.
 */
@ApplicationModule(
        allowedDependencies = {
            "customer",
            "table",
            "signing",
            "document",
            "partner",
            "notice",
            "access",
            "columns",
            "concurrency",
            "digest",
            "text"
        })
@NullMarked
package io.evenhand.relationship;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
