/** What the process of periods asks of this room, and what it is told. */
@NullMarked
package io.evenhand.settlement.process;

import org.jspecify.annotations.NullMarked;
