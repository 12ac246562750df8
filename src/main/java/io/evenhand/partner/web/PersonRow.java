package io.evenhand.partner.web;

import io.evenhand.partner.PersonView;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person in one line.
 *
 * @param authorities what the person may sign today or later, in words
 * @param left since when the person is no longer there, in words; null for those who are
 */
record PersonRow(
        String id,
        String name,
        String title,
        String email,
        List<String> authorities,
        @Nullable String left) {
    static PersonRow of(PersonView person, LocalDate today) {
        LocalDate leftOn = person.leftOn();
        boolean left = person.hasLeft(today);
        return new PersonRow(
                person.id().value(),
                person.name(),
                person.title(),
                person.email(),
                person.authorities().stream()
                        .filter(authority -> !left && !authority.endedBefore(today))
                        .map(authority -> Kinds.titleOf(authority.agreementKind()) + ", " + Days.period(authority))
                        .toList(),
                left && leftOn != null ? Days.of(leftOn) : null);
    }
}
