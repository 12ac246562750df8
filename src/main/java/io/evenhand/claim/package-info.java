/**
 * What a party says of a breach: for now the notice by which it claims one, drawn up and neither sent nor kept.
 */
@ApplicationModule(
        allowedDependencies = {
            "agreement",
            "settlement :: payable",
            "terms",
            "terms :: json",
            "template",
            "document",
            "partner",
            "money",
            "access"
        })
@NullMarked
package io.evenhand.claim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
