/** The pages on which claims are read, answered and talked about. */
@NullMarked
package io.evenhand.claim.web;

import org.jspecify.annotations.NullMarked;
