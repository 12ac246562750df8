@NullMarked
package io.evenhand.settlement.whatif;

import org.jspecify.annotations.NullMarked;
