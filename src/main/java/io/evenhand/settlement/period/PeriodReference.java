package io.evenhand.settlement.period;

/**
 * By what a period is called.
 *
 * @param referral to which its agreement belongs
 * @param period "2026-03" or "2026-Q1"
 */
public record PeriodReference(
        SettlementId id, String agreementId, String agreementNumber, String referral, String period) {
    /** "2026-03 of REF-2026-0118-revenue-share". */
    public String title() {
        return period + " of " + agreementNumber;
    }

    /** Of its page. */
    public String path() {
        return "/agreements/" + agreementId + "/settlement/" + period;
    }
}
