/** What is kept of how an agreement came to be signed: who, when, what was shown; and the sealed record made of it. */
@ApplicationModule(
        allowedDependencies = {
            "terms",
            "terms :: json",
            "template",
            "document",
            "signing",
            "partner",
            "access",
            "digest",
            "columns",
            "concurrency"
        })
@NullMarked
package io.evenhand.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
