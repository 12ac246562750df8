/**
 * Turns wording into archivable PDF, and keeps every document once, by its hash.
 */
@ApplicationModule(allowedDependencies = {"terms", "digest"})
@NullMarked
package io.evenhand.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
