package io.evenhand.settlement.split;

import io.evenhand.money.Money;

/**
 * What one party gets.
 *
 * @param amount negative for what it returns
 */
public record Part(String partyId, Money amount) {}
