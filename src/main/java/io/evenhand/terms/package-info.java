/**
 * The typed content of every agreement kind: canonical form, hash, and the plain-English sentence of each rule.
 */
@ApplicationModule(allowedDependencies = {"money", "digest"})
@NullMarked
package io.evenhand.terms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
