/**
 * Organisations, their people, and who may sign what.
 */
@ApplicationModule(
        allowedDependencies = {"customer", "money", "terms", "access", "signing", "columns", "concurrency", "digest"})
@NullMarked
package io.evenhand.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
