/** All that proves what was signed in one referral, in one file that can be checked without us. */
@ApplicationModule(
        allowedDependencies = {
            "referral",
            "agreement",
            "settlement :: period",
            "settlement :: payable",
            "evidence",
            "document",
            "signing",
            "partner",
            "access",
            "terms",
            "digest"
        })
@NullMarked
package io.evenhand.bundle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
