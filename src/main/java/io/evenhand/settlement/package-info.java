/**
 * What was signed is what is paid: revenue is split by the signed terms, posted to a journal that is only added to, paid by files for the
 * bank, and matched with what the bank reports.
 */
@ApplicationModule(
        allowedDependencies = {
            "obligation",
            "protection",
            "agreement",
            "partner",
            "terms",
            "terms :: json",
            "template",
            "document",
            "signing",
            "money",
            "access",
            "concurrency",
            "columns",
            "days",
            "digest",
            "text",
            "table",
            "notice",
            "workflow"
        })
@NullMarked
package io.evenhand.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
