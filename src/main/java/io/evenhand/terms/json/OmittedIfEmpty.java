package io.evenhand.terms.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A list that is not written when it is empty, and is empty where it is missing. For lists that a record gained after some were signed,
 * so that what was signed keeps its bytes.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OmittedIfEmpty {}
