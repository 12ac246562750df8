package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import org.jspecify.annotations.Nullable;

/**
 * Who leaves an agreement and who joins it; where both are named, the one takes the other's place.
 *
 * @param leaves null for nobody
 * @param joins null for nobody
 */
public record PartnerChange(
        @Nullable PartnerId leaves, @Nullable PartnerId joins) {
    /** The parties stay as they are. */
    public static final PartnerChange NONE = new PartnerChange(null, null);
}
