/**
 * Claims that an agreement between partners was not kept: the letter that states one, the answer, what both sides show and say, and how it ends:
 * admitted, settled, decided from outside or withdrawn. What is owed then is posted, once. Nobody here decides who is right.
 */
@ApplicationModule(
        allowedDependencies = {
            "agreement",
            "protection",
            "obligation",
            "settlement :: payable",
            "terms",
            "terms :: json",
            "template",
            "document",
            "partner",
            "money",
            "access",
            "signing",
            "notice",
            "workflow",
            "concurrency",
            "columns",
            "days",
            "digest"
        })
@NullMarked
package io.evenhand.claim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
