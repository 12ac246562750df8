/** The pages on which a file is uploaded, its dry run is read, and the import is confirmed. */
@NullMarked
package io.evenhand.intake.web;

import org.jspecify.annotations.NullMarked;
