/**
 * An agreement from draft through negotiation and signature to in force or ended.
 */
@ApplicationModule(
        allowedDependencies = {
            "terms",
            "template",
            "document",
            "signing",
            "evidence",
            "partner",
            "money",
            "access",
            "workflow",
            "columns",
            "concurrency"
        })
@NullMarked
package io.evenhand.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
