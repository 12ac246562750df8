package io.evenhand.settlement.payable;

/**
 * All that was to be paid for a period is paid. An event: it can be told again.
 *
 * @param eventId the same each time it is told
 */
public record PeriodPaid(String eventId, String agreementId, String period) {}
