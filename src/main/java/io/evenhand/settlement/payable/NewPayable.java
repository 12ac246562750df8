package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * Something that one party has to pay another for a period.
 *
 * @param key what nothing else is called, at most 64 characters; telling it twice makes it once
 * @param statementNumber as payer and payee quote it
 * @param net without tax, above zero
 * @param schedule when which part of it falls due, the first day first; it totals {@code net}
 */
public record NewPayable(
        String key,
        String agreementId,
        String period,
        String statementNumber,
        String debtorId,
        String creditorId,
        Money net,
        List<Instalment> schedule) {
    public NewPayable {
        schedule = List.copyOf(schedule);
        if (!net.isPositive()) {
            throw new IllegalArgumentException("A payable is above zero, not " + net.format());
        }
        if (schedule.isEmpty()
                || !schedule.stream()
                        .map(Instalment::amount)
                        .reduce(Money::plus)
                        .orElseThrow()
                        .equals(net)) {
            throw new IllegalArgumentException("What falls due by and by totals " + net.format());
        }
    }

    /** @param amount above zero */
    public record Instalment(LocalDate dueOn, Money amount) {}
}
