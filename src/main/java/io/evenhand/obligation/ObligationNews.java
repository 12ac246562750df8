package io.evenhand.obligation;

import org.jspecify.annotations.Nullable;

/**
 * Something happened to a promise, told in the transaction in which it happened.
 *
 * @param actor who did it; null for the system
 * @param what goes on after the actor's name: "showed that …"
 * @param onceKey unique within the subject
 */
public record ObligationNews(String subject, @Nullable String actor, String what, String onceKey) {}
