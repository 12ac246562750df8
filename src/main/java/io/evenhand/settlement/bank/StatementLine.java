package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.LocalDate;

/**
 * Money that moved on an account.
 *
 * @param entry its place in the file's statement, from one
 * @param amount positive for what came in, negative for what went out
 * @param valueOn from which day it counts for interest; the day of booking where the file says nothing else
 * @param counterparty who paid or was paid; empty where the file does not say
 * @param counterpartyIban from or to which account; empty where the file does not say
 * @param endToEndId what the payer gave the payment to be known by; empty where there is none
 * @param bankReference what the bank calls the entry; empty where the file does not say
 * @param text what was written for the payee
 */
public record StatementLine(
        int entry,
        LocalDate bookedOn,
        LocalDate valueOn,
        Money amount,
        String counterparty,
        String counterpartyIban,
        String endToEndId,
        String bankReference,
        String text) {}
