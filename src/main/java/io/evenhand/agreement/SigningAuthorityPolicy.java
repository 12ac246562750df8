package io.evenhand.agreement;

import io.evenhand.partner.PersonView;
import io.evenhand.partner.SigningAuthority;
import io.evenhand.terms.AgreementKind;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Only who has authority on the day may sign; says in words for the person why somebody may not. */
final class SigningAuthorityPolicy {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private SigningAuthorityPolicy() {}

    /** Why a person who once had authority, or will have it, may not sign on this day; empty for one who never had any. */
    static Optional<String> refusal(PersonView person, AgreementKind kind, LocalDate day) {
        if (person.leftOn() != null && person.hasLeft(day)) {
            return Optional.of(person.name() + " left on " + DAY.format(person.leftOn()) + " and can no longer sign.");
        }
        List<SigningAuthority> authorities = person.authorities().stream()
                .filter(authority -> authority.covers(kind.code()))
                .toList();
        Optional<String> begins = authorities.stream()
                .filter(authority -> authority.beginsAfter(day))
                .map(SigningAuthority::validFrom)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .map(first -> authorityOf(person, kind) + " begins on " + DAY.format(first) + ".");
        return begins.or(() -> authorities.stream()
                .filter(authority -> authority.endedBefore(day))
                .map(SigningAuthority::validUntil)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .map(last -> authorityOf(person, kind) + " ended on " + DAY.format(last)
                        + "; somebody else has to sign, or an administrator has to give it anew."));
    }

    /** That somebody has no authority, up to the name of the organisation. */
    static String refusal(String name, AgreementKind kind) {
        return name + " has no authority to sign a " + kind.title().toLowerCase(Locale.ROOT);
    }

    private static String authorityOf(PersonView person, AgreementKind kind) {
        return "The authority of " + person.name() + " to sign a "
                + kind.title().toLowerCase(Locale.ROOT);
    }
}
