package io.evenhand.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A Spring test that touches the database. {@code mvn test} runs it on H2; {@code mvn verify} runs it once more on a real MySQL
 * ({@code evenhand.test.database=mysql}, see the second surefire execution). Each Spring context gets an empty database of its own,
 * and contexts are shared between test classes as always. Without any MySQL the second run reports the class as skipped, and why.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@OwnDatabase
@Tag("database")
@ExtendWith(DatabasePresent.class)
public @interface OnEveryDatabase {}
