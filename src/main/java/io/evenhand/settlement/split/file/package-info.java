/**
 * Revenue lines in a CSV file, read as a stream: hostile until proven otherwise, and as long as it likes, since what must be remembered of
 * lines goes to a file, too.
 */
@NamedInterface("split-file")
@NullMarked
package io.evenhand.settlement.split.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
