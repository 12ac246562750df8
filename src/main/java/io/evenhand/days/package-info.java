/** Days, counted alike everywhere: in UTC. Every room may use it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenhand.days;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
