/**
 * Who is acting, for which organisations and in which role; the one place that scopes queries; accounts, how people get into theirs and
 * are kept out, and the record of it.
 */
@ApplicationModule(allowedDependencies = {"concurrency", "days", "digest"})
@NullMarked
package io.evenhand.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
