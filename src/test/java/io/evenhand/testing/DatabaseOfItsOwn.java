package io.evenhand.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test without Spring that makes its own database, as {@link EarlierDatabase} does; it runs on each as {@link OnEveryDatabase} says. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@ExtendWith(DatabasePresent.class)
public @interface DatabaseOfItsOwn {}
