/**
 * What differs between two texts, word by word and paragraph by paragraph.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenhand.redline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
