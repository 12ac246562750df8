/** Sign-in with its second step, invitations, and the pages about one's own account, and what every response carries for the browser's protection. */
@NullMarked
package io.evenhand.access.web;

import org.jspecify.annotations.NullMarked;
