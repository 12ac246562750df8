/** What tests of several rooms share. */
@NullMarked
package io.evenhand.testing;

import org.jspecify.annotations.NullMarked;
