package io.evenhand.desk;

import io.evenhand.partner.PartnerId;
import java.util.Map;

/** How partners are called on a page; one that is not registered is called by its id. */
record PartnerNames(Map<PartnerId, String> known) {
    String of(PartnerId partner) {
        return known.getOrDefault(partner, partner.value());
    }

    String of(String partnerId) {
        return of(new PartnerId(partnerId));
    }
}
