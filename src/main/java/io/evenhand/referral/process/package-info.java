/** What the referral process asks of this room: messages out; workers that translate, call one use case, and translate its answer. */
@NullMarked
package io.evenhand.referral.process;

import org.jspecify.annotations.NullMarked;
