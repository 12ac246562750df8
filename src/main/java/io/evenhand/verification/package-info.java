/**
 * Says, without a server, what a signed document proves and what it does not.
 */
@ApplicationModule(allowedDependencies = {"document", "signing", "evidence", "terms", "money", "access", "digest"})
@NullMarked
package io.evenhand.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
