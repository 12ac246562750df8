/** Content and secrets by their SHA-256. Every room may use it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenhand.digest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
