/** Moments and days in the columns of a table, the same on every database. Every room may use it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenhand.columns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
