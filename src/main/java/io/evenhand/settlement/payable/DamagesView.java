package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import io.evenhand.settlement.payable.PayableView.Side;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Damages as the two sides see them.
 *
 * @param opens whether the reader may open the agreement: who only holds a window under it may not
 * @param words why they are owed: "admitted by Ada Byron"
 * @param counts whether it counts toward nothing of the most that the signed terms allow, in a sentence; empty otherwise
 * @param state for people
 * @param answer why they were contested; empty otherwise
 * @param payableId what is to be paid; null where nothing is owed
 * @param mayAnswer whether the reader confirms or contests them
 */
public record DamagesView(
        String id,
        String agreementId,
        String agreementNumber,
        boolean opens,
        Side debtor,
        Side creditor,
        String words,
        LocalDate on,
        Money amount,
        String arithmetic,
        String counts,
        String reason,
        State state,
        String filedBy,
        Instant filedAt,
        String answer,
        @Nullable String payableId,
        boolean mayAnswer) {
    /** Where they stand. */
    public enum State {
        FILED("To be confirmed"),
        POSTED("Owed"),
        CONTESTED("Contested");

        private final String title;

        State(String title) {
            this.title = title;
        }

        /** For people. */
        public String title() {
            return title;
        }
    }
}
