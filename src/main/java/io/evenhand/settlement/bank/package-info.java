/**
 * Money out and in: payment files for the bank, statements from it, and which line of a statement pays which open item. Where others are
 * paid to is changed by two people and takes effect only after a time in which it can be objected to.
 */
@NamedInterface("bank")
@NullMarked
package io.evenhand.settlement.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
