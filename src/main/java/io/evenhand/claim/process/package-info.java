/** What the process of a claim asks of this room, and what it is told. */
@NullMarked
package io.evenhand.claim.process;

import org.jspecify.annotations.NullMarked;
