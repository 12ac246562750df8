package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import java.time.LocalDate;

/**
 * Between whom a promise stood on a day.
 *
 * @param windowId the window in which it stood then
 * @param from its first day between these two
 * @param binding whether it bound on that day: open, or in its tail about what was opened before
 */
public record HeldOn(
        String windowId, PartnerId protectedPartner, PartnerId boundPartner, LocalDate from, boolean binding) {}
