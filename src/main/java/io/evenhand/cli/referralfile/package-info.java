/** The file that scripts one referral from end to end: what it may say, and a reader that says what is wrong with it. */
@NullMarked
package io.evenhand.cli.referralfile;

import org.jspecify.annotations.NullMarked;
