/**
 * What partners have to pay one another: each payable with its tax, its invoice or self-billing number, when it falls due, and what became
 * of it.
 */
@NamedInterface("payable")
@NullMarked
package io.evenhand.settlement.payable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
