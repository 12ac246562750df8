package io.evenhand.competence;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An area to add.
 *
 * @param product of which it is a feature area; null for a product
 * @param alsoCalled other names that mean it
 * @param releases of a product, the day of each by its name
 */
public record NewArea(
        AreaId id,
        String name,
        String field,
        @Nullable AreaId product,
        List<String> alsoCalled,
        List<NewRelease> releases) {
    public NewArea {
        name = name.strip();
        field = field.strip();
        alsoCalled = alsoCalled.stream().map(String::strip).toList();
        releases = List.copyOf(releases);
    }

    public record NewRelease(String name, LocalDate on) {
        public NewRelease {
            name = name.strip();
        }
    }
}
