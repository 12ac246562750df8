/** Where somebody signs: the link, the one-time code, the document to read, and the signature, refusal, question or forwarding. */
@ApplicationModule(
        allowedDependencies = {
            "agreement",
            "evidence",
            "document",
            "signing",
            "partner",
            "notice",
            "access",
            "workflow",
            "terms",
            "digest",
            "concurrency"
        })
@NullMarked
package io.evenhand.ceremony;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
