package io.evenhand.settlement.period;

import io.evenhand.settlement.split.ReportingPeriod;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The settlement of one period as it is stored.
 *
 * @param subject the referral to which the agreement belongs
 * @param ordinal of the agreement's settlements, from 1: the number of its statement
 * @param firstDay later than that of the period where the agreement begins within it
 * @param auditNoticeDays null where the terms give no right to an audit
 * @param completedBy username of the person who said that everything is reported
 * @param draftVersion 0 before the first draft
 * @param termsHash of the terms that lead, from the first draft on
 */
record Settlement(
        SettlementId id,
        String agreementId,
        String agreementNumber,
        String agreementTitle,
        String subject,
        int ordinal,
        ReportingPeriod period,
        LocalDate firstDay,
        String billerId,
        PeriodState state,
        LocalDate reportDueOn,
        @Nullable Instant reportOverdueAt,
        @Nullable Integer auditNoticeDays,
        @Nullable String completedBy,
        int draftVersion,
        @Nullable Approval approved,
        @Nullable Approval approvedAgain,
        @Nullable String termsHash,
        @Nullable String statementNumber,
        @Nullable String documentHash,
        @Nullable LocalDate firstDueOn,
        @Nullable Instant paymentOverdueAt) {

    /** @param by username */
    record Approval(String by, String name) {}

    /** By which its statement is quoted. */
    String number() {
        return "%s-S-%04d".formatted(agreementNumber, ordinal);
    }

    PeriodReference reference() {
        return new PeriodReference(id, agreementId, agreementNumber, subject, period.toString());
    }

    LocalDate lastDay() {
        return period.lastDay();
    }
}
