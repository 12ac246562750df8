/** What the process of window notices asks of this room, and what it is told. */
@NullMarked
package io.evenhand.protection.process;

import org.jspecify.annotations.NullMarked;
