/** The pages on which commitments are published and customers compared. */
@NullMarked
package io.evenhand.relationship.web;

import org.jspecify.annotations.NullMarked;
