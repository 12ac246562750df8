/** The command line. */
@NullMarked
package io.evenhand.cli;

import org.jspecify.annotations.NullMarked;
