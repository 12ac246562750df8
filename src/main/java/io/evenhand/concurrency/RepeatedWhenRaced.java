package io.evenhand.concurrency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A use case that looks whether something is there and else makes it. Two callers that both saw nothing both make it, and
 * the database refuses the second: it is then carried out again from the start, in a new transaction, and answers as if
 * the other had been first. A violation that was no race comes again, and reaches the caller.
 *
 * <p>Inside a transaction of the caller's nothing is repeated: that transaction is lost, and whoever began it repeats it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RepeatedWhenRaced {}
