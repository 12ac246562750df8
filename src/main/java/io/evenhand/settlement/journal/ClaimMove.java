package io.evenhand.settlement.journal;

import io.evenhand.money.Money;
import java.time.LocalDate;

/**
 * By how much what stands between two partners changed on a day, under all their agreements together.
 *
 * @param counterpartId the other side
 * @param moved positive when the counterpart owes more than before, negative when the partner does
 */
public record ClaimMove(String counterpartId, LocalDate on, Money moved) {}
