/** What the obligation process asks of this room, and what it is told. */
@NullMarked
package io.evenhand.obligation.process;

import org.jspecify.annotations.NullMarked;
