package io.evenhand.agreement;

import io.evenhand.money.Money;
import io.evenhand.partner.Mailbox;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import io.evenhand.partner.SigningAuthority;
import io.evenhand.partner.ToBeSigned;
import io.evenhand.terms.AgreementKind;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may give one signature: whoever has authority on the day that reaches the deal, alone where the document has one place for their
 * side, and otherwise together with another, each of them once, in their own place and from their own mailbox. Says in words for the person
 * why somebody may not, and by what right somebody does.
 *
 * @param jointly whether the document has two places for that side
 * @param signedBy those of that side who have signed already
 * @param askedBeside those of that side who are asked for its other signature
 * @param others the mailboxes of all who sign the document in other places
 */
record SigningAuthorityPolicy(
        AgreementKind kind,
        ToBeSigned what,
        boolean jointly,
        Set<PersonId> signedBy,
        Set<PersonId> askedBeside,
        List<Mailbox> others) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** Why this person may not give the signature; empty when they may. */
    Optional<String> refusal(PersonView person) {
        if (signedBy.contains(person.id())) {
            return Optional.of(person.name() + " has signed already; the other signature has to be somebody else's.");
        }
        if (askedBeside.contains(person.id())) {
            return Optional.of(
                    person.name()
                            + " is asked for the other signature of your side: sign in your own place, and leave this one to your colleague.");
        }
        Optional<Mailbox> shared = Mailbox.sharedWith(person, others);
        if (shared.isPresent()) {
            return Optional.of(sharing(person.name(), shared.get()));
        }
        if (person.leftOn() != null && person.hasLeft(what.day())) {
            return Optional.of(person.name() + " left on " + DAY.format(person.leftOn()) + " and can no longer sign.");
        }
        if (jointly ? person.maySign(what) : person.maySignAlone(what)) {
            return Optional.empty();
        }
        List<SigningAuthority> ofKind = person.authorities().stream()
                .filter(authority -> authority.covers(what.agreementKind()))
                .toList();
        List<SigningAuthority> present = ofKind.stream()
                .filter(authority -> authority.holdsOn(what.day()))
                .toList();
        if (present.stream().anyMatch(authority -> authority.reaches(what.value()))) {
            return Optional.of(authorityOf(person)
                    + " is held jointly with another, and this document has one place for your side:"
                    + " somebody has to sign who may do so alone.");
        }
        return beyond(person, present)
                .or(() -> notYet(person, ofKind))
                .or(() -> noLonger(person, ofKind))
                .or(() -> Optional.of(person.name() + " has no authority to sign " + aKind() + "."));
    }

    /** Why somebody cannot sign where another signs too. */
    static String sharing(String person, Mailbox other) {
        return person + " has the same mail address as " + other.name()
                + ", who signs this too: everybody who signs needs an address of their own.";
    }

    /** By what right a person who may give the signature gives it; empty for who may not. */
    Optional<String> right(PersonView person) {
        return person.authorities().stream()
                .filter(authority -> authority.allows(what))
                // Who signs alone does so by the authority to do that, whatever else they have.
                .min(Comparator.comparing(SigningAuthority::jointly))
                .map(authority -> "Authority to sign " + aKind() + (authority.jointly() ? ", jointly" : ", alone")
                        + (authority.limit() == null ? "" : ", for deals worth up to " + words(authority.limit()))
                        + (authority.validFrom() == null ? "" : ", from " + DAY.format(authority.validFrom()))
                        + (authority.validUntil() == null ? "" : ", until " + DAY.format(authority.validUntil())));
    }

    private Optional<String> beyond(PersonView person, List<SigningAuthority> present) {
        Comparator<SigningAuthority> byAmount = Comparator.comparingLong(
                authority -> Objects.requireNonNull(authority.limit()).minorUnits());
        return present.stream()
                .filter(authority -> authority.limit() != null)
                .max(byAmount)
                .map(authority -> authorityOf(person) + " reaches deals worth up to " + words(authority.limit()) + "; "
                        + worth(Objects.requireNonNull(authority.limit())));
    }

    private String worth(Money limit) {
        Money value = what.value();
        if (value == null) {
            return "nobody has said what this one is worth, so it takes authority without limit.";
        }
        return value.currency().equals(limit.currency())
                ? "this one is estimated at " + words(value) + "."
                : "this one is estimated in " + value.currency().getCode()
                        + ", and amounts are not converted here, so it takes authority without limit.";
    }

    private Optional<String> notYet(PersonView person, List<SigningAuthority> ofKind) {
        return ofKind.stream()
                .filter(authority -> authority.beginsAfter(what.day()))
                .map(SigningAuthority::validFrom)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .map(first -> authorityOf(person) + " begins on " + DAY.format(first) + ".");
    }

    private Optional<String> noLonger(PersonView person, List<SigningAuthority> ofKind) {
        return ofKind.stream()
                .filter(authority -> authority.endedBefore(what.day()))
                .map(SigningAuthority::validUntil)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .map(last -> authorityOf(person) + " ended on " + DAY.format(last)
                        + "; somebody else has to sign, or an administrator has to give it anew.");
    }

    private String authorityOf(PersonView person) {
        return "The authority of " + person.name() + " to sign " + aKind();
    }

    String aKind() {
        return "a " + kind.title().toLowerCase(Locale.ROOT);
    }

    private static String words(@Nullable Money money) {
        Money amount = Objects.requireNonNull(money);
        return amount.amount() + " " + amount.currency().getCode();
    }
}
