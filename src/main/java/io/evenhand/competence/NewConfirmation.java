package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;

/**
 * Work to be confirmed.
 *
 * @param about whose work it is
 * @param askedOf the partner for whom it was done, somebody else
 * @param title what both know it by; it names no customer
 * @param areas words or ids of areas
 * @param doneOn when it was done, from which it ages
 */
public record NewConfirmation(
        EvidenceKind kind, PartnerId about, PartnerId askedOf, String title, List<String> areas, LocalDate doneOn) {
    public NewConfirmation {
        title = title.strip();
        areas = areas.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }
}
