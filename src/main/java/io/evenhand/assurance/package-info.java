/**
 * The answers to the three reasons for which partners do not call in others (<em>they burned us before</em>, <em>we gave away too much of the pie</em>,
 * <em>they stole our customer</em>): what holds for one organisation now, gathered from the rooms that own it. Changes nothing.
 */
@ApplicationModule(
        allowedDependencies = {
            "claim",
            "protection",
            "relationship",
            "obligation",
            "settlement :: period",
            "settlement :: split",
            "agreement",
            "partner",
            "terms",
            "money",
            "access"
        })
@NullMarked
package io.evenhand.assurance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
