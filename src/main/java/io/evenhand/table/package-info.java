/**
 * The rows of a table that somebody sent, in CSV or in a workbook (XLSX): read as a stream, strict about letters, hostile until proven
 * otherwise, and every flaw told with its line. What the columns mean is the caller's.
 */
@ApplicationModule(allowedDependencies = {"text"})
@NullMarked
package io.evenhand.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
