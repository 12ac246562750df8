package io.evenhand.notice;

import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import java.util.Collection;
import java.util.Set;

/** To whom something is told. */
public sealed interface Audience {
    /** Everybody who acts for one of these partners in one of these roles, each once. */
    record People(Set<PartnerId> partners, Set<Role> roles) implements Audience {
        public People {
            partners = Set.copyOf(partners);
            roles = Set.copyOf(roles);
        }
    }

    /** @param username of the person's account */
    record Person(String username) implements Audience {}

    static Audience people(Collection<PartnerId> partners, Role... roles) {
        return new People(Set.copyOf(partners), Set.of(roles));
    }

    static Audience person(String username) {
        return new Person(username);
    }
}
