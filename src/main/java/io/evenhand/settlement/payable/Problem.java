package io.evenhand.settlement.payable;

/**
 * What is wrong with what somebody entered.
 *
 * @param field by its name in {@link InvoiceEntry}; empty where it is none
 * @param text a sentence that says what to do
 */
public record Problem(String field, String text) {}
