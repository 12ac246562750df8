/** The pages about protection windows and about customers that resemble one another: for their parties, and for the steward to read. */
@NullMarked
package io.evenhand.protection.web;

import org.jspecify.annotations.NullMarked;
