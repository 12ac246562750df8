package io.evenhand.partner;

import java.util.Map;

/** What is known of a person, as somebody typed it: surrounding space is dropped, the rest is for {@link PartnerChanges}. */
public record PersonFacts(String name, String title, String email) {
    public PersonFacts {
        name = name.strip();
        title = title.strip();
        email = email.strip();
    }

    /** What will not do, by the name of its field. */
    Map<String, String> problems() {
        return new Typed()
                .line("name", "the person's name", name, 200)
                .line("title", "what the person is, such as “Managing director”", title, 200)
                .email("email", email)
                .problems();
    }
}
