/**
 * Says, without a server, what a signed document proves and what it does not.
 */
@ApplicationModule(allowedDependencies = {"document", "signing", "terms", "money", "access"})
@NullMarked
package io.evenhand.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
