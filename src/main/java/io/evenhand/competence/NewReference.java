package io.evenhand.competence;

import java.time.LocalDate;
import java.util.List;

/**
 * Work for which a partner asks for a reference.
 *
 * @param title what it was, in words that name no customer
 * @param areas ids of areas
 */
public record NewReference(String title, List<String> areas, LocalDate doneOn) {
    public NewReference {
        title = title.strip();
        areas = List.copyOf(areas);
    }
}
