/**
 * Promises between partners: who owes what to whom by when, shown and accepted, missed, excused or broken. What they are promised in is
 * a subject that only those know who make them; what came of them is pushed to the track record of the partner.
 */
@ApplicationModule(allowedDependencies = {"partner", "access", "workflow", "concurrency", "days"})
@NullMarked
package io.evenhand.obligation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
