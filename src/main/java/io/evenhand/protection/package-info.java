/**
 * Which customer is protected, for whom, who is bound, and from when to when.
 */
@ApplicationModule(
        allowedDependencies = {
            "customer",
            "agreement",
            "partner",
            "terms",
            "money",
            "access",
            "notice",
            "workflow",
            "columns",
            "days",
            "concurrency",
            "digest"
        })
@NullMarked
package io.evenhand.protection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
