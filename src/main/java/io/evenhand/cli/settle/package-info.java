/** Settles the shares of sample referrals, from the first report to the payment that the bank reports, through the use cases that people use. */
@NullMarked
package io.evenhand.cli.settle;

import org.jspecify.annotations.NullMarked;
