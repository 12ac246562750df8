/**
 * The wording that lawyers release: proposed, looked at by the lint, approved by somebody else, and kept unchanged for good under a number.
 * Which agreement uses which version, what differs between two, and making an agreement's document once more.
 */
@ApplicationModule(
        allowedDependencies = {
            "template",
            "terms",
            "terms :: json",
            "redline",
            "document",
            "verification",
            "agreement",
            "decision",
            "partner",
            "access",
            "workflow",
            "columns",
            "digest",
            "concurrency"
        })
@NullMarked
package io.evenhand.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
