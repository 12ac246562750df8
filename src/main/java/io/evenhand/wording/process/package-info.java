/** What the process of releasing wording asks of this room, and what it is told. */
@NullMarked
package io.evenhand.wording.process;

import org.jspecify.annotations.NullMarked;
