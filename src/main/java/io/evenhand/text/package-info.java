/**
 * In which letters files come from elsewhere, and how they are told from files that are no text; and how words that people typed are compared.
 * Every room that reads either may use it.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenhand.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
