package io.evenhand.settlement.payable;

import java.util.List;

/**
 * Some of what an organisation has to pay and to get.
 *
 * @param total how many there are in all
 * @param shown from {@code from}, what is due first at the head
 */
public record PayablesPage(Shown filter, int total, int from, List<PayableView> shown) {
    public PayablesPage {
        shown = List.copyOf(shown);
    }

    /** Which of them. */
    public enum Shown {
        /** All that are not over. */
        STANDING,
        /** Those that the payer's bank reports as paid, and the payee has not confirmed. */
        REPORTED,
        /** Those that have neither number nor tax. */
        WAITING,
        /** Those whose first due day is over. */
        OVERDUE,
        /** Those that are paid, set off or no longer owed. */
        OVER,
        ALL
    }
}
