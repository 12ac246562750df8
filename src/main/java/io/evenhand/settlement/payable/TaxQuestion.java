package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.payable.Payable.Invoice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tax that the payee says and no source of ours does: the payer accepts or refuses it.
 *
 * @param invoice as it stands once the payer accepts
 * @param answer null while it is open
 * @param reason why it was refused; empty otherwise
 */
record TaxQuestion(
        String id,
        String payableId,
        TaxTreatment treatment,
        Share rate,
        String note,
        Invoice invoice,
        String askedBy,
        Instant askedAt,
        @Nullable Answer answer,
        @Nullable Instant answeredAt,
        String reason) {
    /** The names are stored. */
    enum Answer {
        ACCEPTED,
        REFUSED,
        /** The payee said something else meanwhile. */
        WITHDRAWN
    }

    boolean asks(Invoice other, TaxTreatment otherTreatment, Share otherRate, String otherNote) {
        return invoice.equals(other) && treatment == otherTreatment && rate.equals(otherRate) && note.equals(otherNote);
    }

    /** The tax that would be added. */
    Money amountOn(Money net) {
        return treatment.addsTax() ? TaxProposal.taxHalfEven(net, rate) : Money.zero(net.currency());
    }
}
