package io.evenhand.protection;

import io.evenhand.terms.Conduct;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A window in a list.
 *
 * @param holder whose relationship is protected, by name
 * @param bound who is bound, by name
 * @param protects whether it protects the viewer's organisation
 * @param isBound whether it binds the viewer's organisation
 * @param endsOn null while it has no end
 * @param tailEndsOn null where nothing stays protected after it
 * @param revision how often anything of it was changed
 * @param liftedOn from when it binds no more, before its time; null where it was not lifted
 */
public record WindowLine(
        String id,
        String customer,
        String holder,
        String bound,
        boolean protects,
        boolean isBound,
        boolean interim,
        String agreement,
        Conduct conduct,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable LocalDate tailEndsOn,
        @Nullable LocalDate liftedOn,
        WindowState state,
        int revision) {
    /** From the viewer's side, in two words. */
    public String side() {
        return protects ? "Protects us" : isBound ? "Binds us" : "";
    }

    /** Whether the viewer is told who the customer is. */
    public boolean isNamed() {
        return !customer.equals(CustomersHidden.UNNAMED);
    }

    public String path() {
        return "/protection/" + id;
    }
}
