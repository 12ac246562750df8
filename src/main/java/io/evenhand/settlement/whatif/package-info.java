/**
 * What terms would give, before anybody signs them: a draft is run over past or sketched revenue, month by month, and where one of its
 * rules bites is said in the contract's own sentence. The engine that does it is the one that executes signed terms; nothing is worked out
 * twice, and nothing is stored.
 */
@NamedInterface("whatif")
@NullMarked
package io.evenhand.settlement.whatif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
