/**
 * Tests of how people get in, stay in and are kept out, through the rooms of accounts and partners together. Apart from both rooms,
 * because each of them is started by tests of its own, which would find what these tests bring along.
 */
@NullMarked
package io.evenhand.entry;

import org.jspecify.annotations.NullMarked;
