/**
 * Strict JSON: text to values with line numbers, values to records with every problem named, and back in canonical form.
 */
@NamedInterface("json")
@NullMarked
package io.evenhand.terms.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
