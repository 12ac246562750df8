/**
 * One customer need worked jointly by two or more partners: offer, consent, disclosure, terms, outcome.
 */
@ApplicationModule(
        allowedDependencies = {
            "obligation",
            "competence",
            "protection",
            "customer",
            "relationship",
            "agreement",
            "document",
            "partner",
            "terms",
            "terms :: json",
            "text",
            "money",
            "access",
            "workflow",
            "concurrency",
            "days"
        })
@NullMarked
package io.evenhand.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
