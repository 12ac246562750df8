/** What the room's tables are written and read with. */
@NullMarked
package io.evenhand.settlement.storage;

import org.jspecify.annotations.NullMarked;
