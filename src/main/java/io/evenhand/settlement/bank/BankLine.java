package io.evenhand.settlement.bank;

/** A line of a statement as it is kept. @param id what nothing else is called */
public record BankLine(String id, StatementLine line) {}
