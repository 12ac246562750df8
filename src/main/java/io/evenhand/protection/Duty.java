package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import io.evenhand.terms.Conduct;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A duty by which a partner is bound about a customer.
 *
 * @param windowId the window that it comes from
 * @param agreement id or reference of the agreement in which it was promised
 * @param endsOn last day, or null when it has no end yet
 */
public record Duty(
        String windowId,
        PartnerId boundPartner,
        PartnerId protectedPartner,
        String agreement,
        Conduct conduct,
        @Nullable LocalDate endsOn) {}
