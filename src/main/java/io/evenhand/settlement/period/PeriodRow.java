package io.evenhand.settlement.period;

import io.evenhand.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One period in a list, for a reader who may see it.
 *
 * @param agreementTitle what the agreement is, in words
 * @param period "2026-03" or "2026-Q1"
 * @param biller its name
 * @param reportDueOn the last day on which the report is in time
 * @param reportOverdue whether that day has passed without everything being reported
 * @param statementNumber null until the statement is sealed
 * @param dueOn the first day on which something falls due; null until sealed, and where nothing is
 * @param paymentOverdue whether something that fell due is not paid
 * @param yours what the sealed statement gives the reader's organisation, negative for what it gives back; null until sealed, and for the
 *     biller
 */
public record PeriodRow(
        SettlementId id,
        String agreementId,
        String agreementNumber,
        String agreementTitle,
        String period,
        LocalDate firstDay,
        LocalDate lastDay,
        PeriodState state,
        String biller,
        LocalDate reportDueOn,
        boolean reportOverdue,
        @Nullable String statementNumber,
        @Nullable LocalDate dueOn,
        boolean paymentOverdue,
        @Nullable Money yours) {}
