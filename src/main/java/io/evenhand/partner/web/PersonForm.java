package io.evenhand.partner.web;

import io.evenhand.partner.PersonFacts;
import io.evenhand.partner.PersonView;
import org.jspecify.annotations.Nullable;

/** The form for a person, as it was typed. @param version of the record that the form was filled from */
record PersonForm(
        long version,
        @Nullable String name,
        @Nullable String title,
        @Nullable String email) {
    static final PersonForm EMPTY = new PersonForm(0, "", "", "");

    static PersonForm of(PersonView person) {
        return new PersonForm(person.version(), person.name(), person.title(), person.email());
    }

    PersonForm on(long present) {
        return new PersonForm(present, name, title, email);
    }

    PersonFacts facts() {
        return new PersonFacts(Text.of(name), Text.of(title), Text.of(email));
    }
}
