/** Sign-in, sign-out and password pages, and what every response carries for the browser's protection. */
@NullMarked
package io.evenhand.access.web;

import org.jspecify.annotations.NullMarked;
