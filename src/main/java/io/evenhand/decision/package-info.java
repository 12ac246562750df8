/**
 * A person's decision on a human task, and what it names: evidence, other terms, a person, a day. Whoever takes decisions from people, on
 * pages or from programs, brings them here and says in its own words what came of it.
 */
@ApplicationModule(allowedDependencies = {"referral", "agreement", "terms", "access", "workflow"})
@NullMarked
package io.evenhand.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
