package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * What a bank says of one account.
 *
 * @param id what the bank calls the statement; empty in a CSV file
 * @param opening before its lines; empty where the file does not say
 * @param closing after its lines; empty where the file does not say
 */
public record BankStatement(
        String id, Iban account, Optional<Money> opening, Optional<Money> closing, List<StatementLine> lines) {
    public BankStatement {
        lines = List.copyOf(lines);
    }
}
