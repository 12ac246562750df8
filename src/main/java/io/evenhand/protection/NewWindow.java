package io.evenhand.protection;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.Conduct;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A protection window to register: one promise of one bound partner.
 *
 * @param agreement id or reference of the agreement in which the promise stands
 * @param referralId the referral in which the customer was introduced; empty for promises made elsewhere
 * @param interim whether this is the non-circumvention promise of an NDA, which lasts until protection is in force
 * @param startsOn first day of the window
 * @param endsOn last day of the window; null while an interim promise runs
 * @param rules what else was signed about it
 */
public record NewWindow(
        String agreement,
        String referralId,
        boolean interim,
        PartnerId protectedPartner,
        PartnerId boundPartner,
        CustomerIdentity customer,
        Conduct conduct,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        WindowRules rules) {
    public NewWindow {
        if (protectedPartner.equals(boundPartner)) {
            throw new IllegalArgumentException("A partner is not bound to itself: " + boundPartner);
        }
        if (endsOn != null && endsOn.isBefore(startsOn)) {
            throw new IllegalArgumentException("A window ends after it starts: " + startsOn + " to " + endsOn);
        }
    }

    /** Of which nothing is known but its conduct. */
    public NewWindow(
            String agreement,
            String referralId,
            boolean interim,
            PartnerId protectedPartner,
            PartnerId boundPartner,
            CustomerIdentity customer,
            Conduct conduct,
            LocalDate startsOn,
            @Nullable LocalDate endsOn) {
        this(
                agreement,
                referralId,
                interim,
                protectedPartner,
                boundPartner,
                customer,
                conduct,
                startsOn,
                endsOn,
                WindowRules.of(conduct));
    }
}
