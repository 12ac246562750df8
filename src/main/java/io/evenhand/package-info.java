/** Evenhand: partner-to-partner business made safe. Each subpackage is a room of the house with its own purpose and dependencies. */
@NullMarked
package io.evenhand;

import org.jspecify.annotations.NullMarked;
