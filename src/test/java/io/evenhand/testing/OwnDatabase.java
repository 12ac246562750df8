package io.evenhand.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A Spring test whose context gets an empty database of its own, shared only with contexts that are the same: on MySQL where the run is and
 * the machine has one, else H2 in memory. Only {@link OnEveryDatabase} tells a test to be skipped where MySQL is missing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface OwnDatabase {}
