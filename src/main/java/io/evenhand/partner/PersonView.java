package io.evenhand.partner;

import java.util.Set;

/** A person as other rooms see them. */
public record PersonView(
        PersonId id, PartnerId partner, String name, String email, String title, Set<String> maySign) {}
