package io.evenhand.settlement.revenue;

/**
 * Where a line stands among all lines of an agreement.
 *
 * @param report its number
 * @param line within the report
 */
public record Place(int report, int line) {}
