/**
 * The statement of a period: everything that a party has to see in order to believe a sum, and the sealed document that shows it. What a
 * statement says comes in; bytes go out; nothing is looked up here.
 */
@NamedInterface("statement")
@NullMarked
package io.evenhand.settlement.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
