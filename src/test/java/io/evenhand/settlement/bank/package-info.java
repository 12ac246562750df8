@NullMarked
package io.evenhand.settlement.bank;

import org.jspecify.annotations.NullMarked;
