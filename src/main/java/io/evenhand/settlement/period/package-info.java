/**
 * The settlement of a period, from the report that is awaited to the last payment: drafts for all parties, disputes, approval, the sealed
 * statement, and what follows from it in journal and payables.
 */
@NamedInterface("period")
@NullMarked
package io.evenhand.settlement.period;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
