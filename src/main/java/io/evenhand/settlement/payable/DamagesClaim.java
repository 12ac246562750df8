package io.evenhand.settlement.payable;

import io.evenhand.document.DocumentHash;
import io.evenhand.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Damages between two parties of an agreement, as they are kept.
 *
 * @param conversion what it counts as toward the most that the signed terms allow; null where it is in that currency, or no rate was given
 * @param arithmetic how the amount comes of the signed terms; empty where it does not
 * @param reason what happened, in the words of whoever filed it
 * @param brokenOn the day of the breach, whose terms count
 * @param dueOn by when it is to be paid, once it is owed
 * @param answer why it was contested; empty otherwise
 * @param payableId null until it is posted
 * @param posting null alike
 */
record DamagesClaim(
        String id,
        String agreementId,
        String debtorId,
        String creditorId,
        DamagesBasis basis,
        Money amount,
        @Nullable DamagesConversion conversion,
        String arithmetic,
        String reason,
        LocalDate brokenOn,
        LocalDate dueOn,
        State state,
        String filedBy,
        Instant filedAt,
        String answer,
        @Nullable String payableId,
        @Nullable Long posting) {
    /** The names are stored. */
    enum State {
        /** The one that would owe it has not said anything yet: nothing is owed. */
        FILED,
        POSTED,
        CONTESTED
    }

    static DamagesClaim filed(
            String agreementId,
            String debtorId,
            String creditorId,
            DamagesBasis basis,
            Money amount,
            @Nullable DamagesConversion conversion,
            String arithmetic,
            String reason,
            LocalDate brokenOn,
            LocalDate dueOn,
            String by,
            Instant at) {
        return new DamagesClaim(
                UUID.randomUUID().toString(),
                agreementId,
                debtorId,
                creditorId,
                basis,
                amount,
                conversion,
                arithmetic,
                reason,
                brokenOn,
                dueOn,
                State.FILED,
                by,
                at,
                "",
                null,
                null);
    }

    /** Whether it is the same claim, whoever filed it when. */
    boolean isSame(DamagesClaim other) {
        return agreementId.equals(other.agreementId)
                && debtorId.equals(other.debtorId)
                && creditorId.equals(other.creditorId)
                && basis.equals(other.basis)
                && amount.equals(other.amount)
                && dueOn.equals(other.dueOn);
    }

    DocumentHash document() {
        return basis.document();
    }
}
