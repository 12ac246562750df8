/** The page on which anybody has a document checked, and the one that says what our signatures are and are not. */
@NullMarked
package io.evenhand.verification.web;

import org.jspecify.annotations.NullMarked;
