/**
 * The wording that lawyers own, and how terms are set into it.
 */
@ApplicationModule(allowedDependencies = {"terms", "money", "digest"})
@NullMarked
package io.evenhand.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
