/** What the agreement process asks of this room: workers translate, call one use case, and translate its answer. */
@NullMarked
package io.evenhand.agreement.process;

import org.jspecify.annotations.NullMarked;
