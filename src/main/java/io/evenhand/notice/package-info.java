/**
 * Tells people by mail what waits for them, until when, and what happened; and gives them their deadlines as a calendar. Knows nothing
 * of what the other rooms do: they say what waits and in which words.
 */
@ApplicationModule(allowedDependencies = {"partner", "access", "concurrency", "digest"})
@NullMarked
package io.evenhand.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
