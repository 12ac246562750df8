package io.evenhand.partner;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as other rooms see them.
 *
 * @param version of the record that was read; a change names it
 * @param leftOn the first day on which the person no longer acts for the partner; null for those who do
 * @param authorities every authority to sign that was ever given, the oldest first
 */
public record PersonView(
        PersonId id,
        long version,
        PartnerId partner,
        String name,
        String email,
        String title,
        @Nullable LocalDate leftOn,
        List<SigningAuthority> authorities) {
    public PersonView {
        authorities = List.copyOf(authorities);
    }

    public Mailbox mailbox() {
        return new Mailbox(id, name, email);
    }

    public boolean hasLeft(LocalDate day) {
        return leftOn != null && !day.isBefore(leftOn);
    }

    /** Whether the person may sign this for the partner, alone or together with another. */
    public boolean maySign(ToBeSigned what) {
        return !hasLeft(what.day()) && authorities.stream().anyMatch(authority -> authority.allows(what));
    }

    /** Whether the person's signature is enough. */
    public boolean maySignAlone(ToBeSigned what) {
        return !hasLeft(what.day())
                && authorities.stream().anyMatch(authority -> !authority.jointly() && authority.allows(what));
    }
}
