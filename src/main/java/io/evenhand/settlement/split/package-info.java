/**
 * The engine that executes signed revenue-share terms: revenue lines in, exact parts out, each with the clause and the arithmetic that put
 * it there. Pure: no database, no clock, no Spring; the same lines in the same order give the same parts, to the cent.
 *
 * <p>The order in which a line is worked out: what is counted (gross less the deductions of the rule, in their order, never below zero),
 * conversion (once, half-even), preferred shares (in their order), the shares of the month or the tier, caps of the line, floors of the
 * line, caps of the period and of the agreement (in their order). Floors of a period are settled when the period ends, those of the
 * agreement when it ends. What was shared is never shared anew: what changes later is a separate {@link
 * io.evenhand.settlement.split.Correction}.
 */
@NamedInterface("split")
@NullMarked
package io.evenhand.settlement.split;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
