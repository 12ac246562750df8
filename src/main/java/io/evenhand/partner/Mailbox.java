package io.evenhand.partner;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a person is reached by mail. A link and a code prove no more than who reads a mailbox: two people who read the same one cannot be
 * told apart.
 */
public record Mailbox(PersonId person, String name, String address) {
    /** The first of these that somebody else reads too; empty where the person has theirs alone, or none. */
    public static Optional<Mailbox> sharedWith(PersonView person, Collection<Mailbox> others) {
        String own = plain(person.email());
        return own.isEmpty()
                ? Optional.empty()
                : others.stream()
                        .filter(other -> !other.person.equals(person.id())
                                && plain(other.address).equals(own))
                        .findFirst();
    }

    /** What follows a plus is a label that its owner chose, and no other mailbox. */
    private static String plain(String address) {
        return address.strip().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }
}
