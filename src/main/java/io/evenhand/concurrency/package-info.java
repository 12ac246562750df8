/** What makes a use case safe when two callers carry it out at the same moment. Every room that writes may use it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenhand.concurrency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
