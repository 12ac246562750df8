/**
 * The engine's log: append-only segments of checksummed blocks. A block is acknowledged only when it is on disk; what a
 * crash tears off the end was never acknowledged, and damage anywhere else is noticed and refused.
 */
@NullMarked
package io.evenhand.engine.log;

import org.jspecify.annotations.NullMarked;
