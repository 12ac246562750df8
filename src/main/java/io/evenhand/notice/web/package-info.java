/** The pages on which people read their mail and say what they want of it, and the addresses of calendars. */
@NullMarked
package io.evenhand.notice.web;

import org.jspecify.annotations.NullMarked;
