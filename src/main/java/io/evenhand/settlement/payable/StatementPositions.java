package io.evenhand.settlement.payable;

import io.evenhand.settlement.split.PeriodEnd.Position;
import java.time.LocalDate;
import java.util.List;

/** Whoever knows what sealed statements said of a partner. */
public interface StatementPositions {
    /** What the statements of periods that ended in the year said of the partner, by agreement and period. */
    List<Sealed> ofYear(String partnerId, int year);

    /** @param statementNumber as it is quoted @param lastDay of the period */
    record Sealed(String agreementId, String period, LocalDate lastDay, String statementNumber, Position position) {}
}
