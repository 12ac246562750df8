package io.evenhand.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * What the house looks for by itself soon after it starts (periods that are due, windows that end, work that is over) it leaves alone: a slow
 * machine would find it done before the test does it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@TestPropertySource(
        properties = {
            "evenhand.changes.first-look=P1D",
            "evenhand.settlement.first-look=P1D",
            "evenhand.protection.first-look=P1D",
            "evenhand.deliveries.first-look=P1D",
            "evenhand.relationships.first-look=P1D"
        })
public @interface NothingLooksByItself {}
