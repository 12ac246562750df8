/** The pages on which revenue is reported, attested and explained, and what follows from it is read. */
@NullMarked
package io.evenhand.settlement.web;

import org.jspecify.annotations.NullMarked;
