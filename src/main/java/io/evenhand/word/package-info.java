/**
 * Drafts of agreements as Word files: how they go out, how a file that came back is read without trusting it, and what of its changes
 * becomes a proposal.
 */
@ApplicationModule(
        allowedDependencies = {
            "agreement",
            "template",
            "terms",
            "terms :: json",
            "redline",
            "document",
            "decision",
            "workflow",
            "partner",
            "access",
            "money",
            "digest"
        })
@NullMarked
package io.evenhand.word;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
