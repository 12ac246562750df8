package io.evenhand.competence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An area as everybody sees it.
 *
 * @param version of the record that was read; a change names it
 * @param field under which it stands, such as "ERP"
 * @param product of which it is a feature area; null for a product
 * @param retiredOn null while it is in use
 */
public record AreaView(
        AreaId id,
        long version,
        String name,
        String field,
        @Nullable AreaId product,
        @Nullable LocalDate retiredOn) {
    static AreaView of(Area area) {
        return new AreaView(
                area.id(),
                area.version(),
                area.name(),
                area.field(),
                area.product().orElse(null),
                area.retiredOn().orElse(null));
    }

    public boolean isRetired() {
        return retiredOn != null;
    }
}
