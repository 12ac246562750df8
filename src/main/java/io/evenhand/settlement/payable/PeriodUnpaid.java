package io.evenhand.settlement.payable;

/**
 * Something that was paid for a period is not any more: a match was undone, so that the payment was taken back or is only reported. An event
 * within the transaction that does it.
 *
 * @param reference of what is to be paid again
 */
public record PeriodUnpaid(String agreementId, String period, String reference) {}
