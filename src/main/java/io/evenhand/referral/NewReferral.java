package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A referral to register.
 *
 * @param reference the introducer's own number for it, unique in the network: the idempotency key of registration
 * @param biller who will bill the customer and owes the revenue reports: a partner id, "introducer", or a seat's name
 * @param drafts what the three agreements are to say
 * @param continuation which referral it continues, if any
 */
public record NewReferral(
        String reference,
        String title,
        Customer customer,
        Need need,
        PartnerId introducer,
        String biller,
        List<NewSeat> seats,
        TermsDrafts drafts,
        Deadlines deadlines,
        @Nullable Continuation continuation) {
    public NewReferral {
        seats = List.copyOf(seats);
        if (seats.isEmpty()) {
            throw new IllegalArgumentException("A referral has at least one seat");
        }
    }

    /** One that continues no other. */
    public NewReferral(
            String reference,
            String title,
            Customer customer,
            Need need,
            PartnerId introducer,
            String biller,
            List<NewSeat> seats,
            TermsDrafts drafts,
            Deadlines deadlines) {
        this(reference, title, customer, need, introducer, biller, seats, drafts, deadlines, null);
    }
}
