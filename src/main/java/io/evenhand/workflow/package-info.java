/**
 * The boundary to Camunda: messages out, human tasks in, and what happens when either fails.
 */
@ApplicationModule(allowedDependencies = {"access", "concurrency", "digest"})
@NullMarked
package io.evenhand.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
