package io.evenhand.partner.web;

import io.evenhand.access.AccountView;
import io.evenhand.access.InvitationView;
import io.evenhand.access.Role;
import io.evenhand.partner.PersonAccounts;
import io.evenhand.partner.PersonView;
import io.evenhand.terms.AgreementKinds;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person in one line.
 *
 * @param authorities what the person may sign today or later, in words
 * @param wayIn how the person gets in; null where the viewer does not look after that
 * @param left since when the person is no longer there, in words; null for those who are
 */
record PersonRow(
        String id,
        String name,
        String title,
        String email,
        List<String> authorities,
        @Nullable WayIn wayIn,
        @Nullable String left) {
    static PersonRow of(PersonView person, @Nullable WayIn wayIn, LocalDate today, AgreementKinds kinds) {
        LocalDate leftOn = person.leftOn();
        boolean left = person.hasLeft(today);
        return new PersonRow(
                person.id().value(),
                person.name(),
                person.title(),
                person.email(),
                person.authorities().stream()
                        .filter(authority -> !left && !authority.endedBefore(today))
                        .map(authority -> kinds.stored(authority.agreementKind())
                                        .title() + ", " + Reach.of(authority) + ", " + Days.period(authority))
                        .toList(),
                wayIn,
                left && leftOn != null ? Days.of(leftOn) : null);
    }

    /** How somebody gets in, in a word or two. @param tone of the word; empty where nothing is to be seen in it */
    record WayIn(String words, String tone) {
        static WayIn of(PersonAccounts.OfPerson access) {
            return access.accounts().stream()
                    .filter(AccountView::enabled)
                    .findFirst()
                    .map(account -> access.invitation() != null
                            ? new WayIn("Fresh link sent", "waiting")
                            : new WayIn(Role.titles(account.roles()), "good"))
                    .orElseGet(() -> ofNobody(access));
        }

        private static WayIn ofNobody(PersonAccounts.OfPerson access) {
            InvitationView invitation = access.invitation();
            if (invitation != null) {
                return invitation.expired() ? new WayIn("Invitation expired", "bad") : new WayIn("Invited", "waiting");
            }
            return access.accounts().isEmpty() ? new WayIn("No account", "") : new WayIn("Account closed", "neutral");
        }
    }
}
