/**
 * Revenue as the biller reports it, and what comes of it: a report is read without storing anything, filed as a draft, and attested by a
 * person of the biller's finance. In the transaction that attests it, the signed terms are executed on its lines, each result is stored
 * with its derivation and the hash of the terms, and the journal says who owes what.
 *
 * <p>Lines of an agreement go through the engine one report after the other: whoever files or attests holds the agreement's row in
 * {@code revenue_register} until the transaction ends, and no second draft is filed beside the first. So what a draft's check said is what
 * its attestation does.
 *
 * <p>A line is shared by the terms that hold on the day on which it counts; money that goes back by those that held for the line that it
 * goes back of. Where a signed change leaves a rule as it was, the rule goes on counting what it counted before; a rule that reads
 * otherwise begins anew.
 */
@NamedInterface("revenue")
@NullMarked
package io.evenhand.settlement.revenue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
