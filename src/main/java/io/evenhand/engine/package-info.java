/**
 * The embedded Camunda for development, tests and evaluation. Knows nothing of the domain, and the domain nothing of it.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenhand.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
