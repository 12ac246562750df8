/**
 * Who is acting, for which organisations and in which role; the one place that scopes queries; accounts and sign-in.
 */
@ApplicationModule(allowedDependencies = {"concurrency"})
@NullMarked
package io.evenhand.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
