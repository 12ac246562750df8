/** In which letters files come from elsewhere, and how they are told from files that are no text. Every room that reads files may use it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenhand.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
