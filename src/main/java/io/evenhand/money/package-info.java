/**
 * Amounts in minor units, shares and exchange rates as exact fractions, and exact allocation of one by the other.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenhand.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
