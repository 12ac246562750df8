package io.evenhand.settlement.revenue;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A person has said that a report is true, whether it holds lines or says that there was no revenue. An event: it can be told again.
 *
 * @param number of the report within its agreement
 * @param lastDay of the period
 * @param by the person's name
 */
public record ReportAttested(
        String agreementId, String period, LocalDate lastDay, int number, int lines, String by, Instant at) {}
