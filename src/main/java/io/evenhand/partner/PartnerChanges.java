package io.evenhand.partner;

import io.evenhand.access.AccountChanges;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.partner.ChangeResult.Changed;
import io.evenhand.partner.ChangeResult.Invalid;
import io.evenhand.partner.ChangeResult.NotAllowed;
import io.evenhand.partner.ChangeResult.Stale;
import io.evenhand.partner.ChangeResult.Unknown;
import io.evenhand.terms.AgreementKinds;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a partner's administrator and the host's steward change about partners, their people, and who may sign. Every change names
 * the version of the record it was made on, and is refused when that is no longer the present one.
 */
@Service
@Transactional
public class PartnerChanges {
    private static final int LONGEST_PERSON_ID = 64;

    private final PartnerRepository partners;
    private final PersonRepository people;
    private final Accounts accounts;
    private final AccountChanges access;
    private final AgreementKinds kinds;
    private final ObjectProvider<OwnWordsAgree> ownWords;
    private final Clock clock;

    PartnerChanges(
            PartnerRepository partners,
            PersonRepository people,
            Accounts accounts,
            AccountChanges access,
            AgreementKinds kinds,
            ObjectProvider<OwnWordsAgree> ownWords,
            Clock clock) {
        this.partners = partners;
        this.people = people;
        this.accounts = accounts;
        this.access = access;
        this.kinds = kinds;
        this.ownWords = ownWords;
        this.clock = clock;
    }

    /** Adds a partner, as the host's steward. @param id the short name as typed, see {@link PartnerId} */
    @RepeatedWhenRaced
    public ChangeResult addPartner(Actor actor, String id, PartnerFacts facts) {
        if (!actor.isSteward()) {
            return new NotAllowed();
        }
        // A page of its own stands where a partner called "new" would.
        Optional<PartnerId> partner =
                PartnerId.read(id.strip()).filter(read -> !read.value().equals("new"));
        Typed typed = new Typed()
                .that(partner.isPresent(), "id", "Use lower case letters, digits and hyphens, such as nordwind.")
                .that(
                        partner.filter(partners::existsById).isEmpty(),
                        "id",
                        "Another partner has this short name; choose a different one.");
        facts.problems().forEach((field, problem) -> typed.that(false, field, problem));
        if (!typed.problems().isEmpty()) {
            return new Invalid(typed.problems());
        }
        partners.saveAndFlush(new Partner(partner.orElseThrow(), facts));
        return new Changed(partner.orElseThrow().value());
    }

    /** Changes what is known of an organisation. */
    public ChangeResult changePartner(Actor actor, PartnerId id, long version, PartnerFacts facts) {
        Optional<Partner> partner = partners.lock(id);
        if (partner.isEmpty()) {
            return new Unknown();
        }
        if (!AdministrationPolicy.mayChange(actor, id)) {
            return new NotAllowed();
        }
        if (!facts.problems().isEmpty()) {
            return new Invalid(facts.problems());
        }
        if (!partner.get().isVersion(version)) {
            return new Stale();
        }
        Set<String> had = partner.get().view().competencies();
        List<String> added = facts.competencies().stream()
                .filter(word -> !had.contains(word))
                .toList();
        Optional<String> contrary = ownWords.orderedStream()
                .flatMap(elsewhere -> elsewhere.problem(id, added).stream())
                .findFirst();
        if (contrary.isPresent()) {
            return new Invalid(Map.of("competencies", contrary.get()));
        }
        partner.get().change(facts);
        return new Changed(id.value());
    }

    /** Adds a person to a partner, after those who are there. The id is made from the name. */
    @RepeatedWhenRaced
    public ChangeResult addPerson(Actor actor, PartnerId partner, PersonFacts facts) {
        if (partners.lock(partner).isEmpty()) {
            return new Unknown();
        }
        if (!AdministrationPolicy.mayChange(actor, partner)) {
            return new NotAllowed();
        }
        if (!facts.problems().isEmpty()) {
            return new Invalid(facts.problems());
        }
        PersonId id = freeId(facts.name());
        people.saveAndFlush(new Person(id, partner, facts, people.lastPosition(partner) + 1));
        return new Changed(id.value());
    }

    /** Changes what is known of a person. */
    public ChangeResult changePerson(Actor actor, PartnerId partner, PersonId id, long version, PersonFacts facts) {
        return change(actor, partner, id, version, person -> {
            if (!facts.problems().isEmpty()) {
                return facts.problems();
            }
            person.change(facts);
            return Map.of();
        });
    }

    /** Gives authority to sign, whose first day is set. */
    public ChangeResult authorise(
            Actor actor, PartnerId partner, PersonId id, long version, SigningAuthority authority) {
        return change(actor, partner, id, version, person -> {
            LocalDate from = Objects.requireNonNull(authority.validFrom(), "authority is given from a day on");
            LocalDate until = authority.validUntil();
            PersonView present = person.view();
            Map<String, String> problems = new Typed()
                    .that(
                            kinds.principal().stream().anyMatch(kind -> authority.covers(kind.code())),
                            "agreementKind",
                            "Choose the kind of agreement.")
                    .that(
                            present.authorities().stream().noneMatch(authority::overlaps),
                            "agreementKind",
                            present.name() + " has this authority already in that period; end it first.")
                    .that(
                            authority.limit() == null || authority.limit().minorUnits() > 0,
                            "limit",
                            "Enter an amount above zero, or leave it empty for any deal.")
                    .that(!isOutlandish(from), "from", "Enter a day of this century.")
                    .that(until == null || !until.isBefore(from), "until", "The last day is before the first.")
                    .that(until == null || !isOutlandish(until), "until", "Enter a day of this century.")
                    .that(present.leftOn() == null, "agreementKind", present.name() + " has left.")
                    .problems();
            if (problems.isEmpty()) {
                person.authorise(authority);
            }
            return problems;
        });
    }

    /**
     * Ends an authority to sign. Yesterday is the earliest last day, which ends it at once: a day further back would take the ground
     * from what was signed since.
     *
     * @param number the authority's place among all that the person was ever given
     */
    public ChangeResult endAuthority(
            Actor actor, PartnerId partner, PersonId id, long version, int number, LocalDate lastDay) {
        return change(actor, partner, id, version, person -> {
            PersonView present = person.view();
            if (number < 0 || number >= present.authorities().size()) {
                return Map.of("lastDay", "This authority is not there.");
            }
            SigningAuthority authority = present.authorities().get(number);
            LocalDate first = authority.validFrom();
            Map<String, String> problems = new Typed()
                    .that(!authority.endedBefore(today()), "lastDay", "This authority has ended already.")
                    .that(
                            !lastDay.isBefore(today().minusDays(1)),
                            "lastDay",
                            "The earliest last day is yesterday: what was signed before then stands.")
                    .that(
                            first == null
                                    || !lastDay.isBefore(first)
                                    || (authority.beginsAfter(today().minusDays(1))
                                            && lastDay.equals(first.minusDays(1))),
                            "lastDay",
                            "This authority begins later. Enter its first day or a later one; the day before it takes it back.")
                    .that(!isOutlandish(lastDay), "lastDay", "Enter a day of this century.")
                    .problems();
            if (problems.isEmpty()) {
                person.endAuthority(number, lastDay);
            }
            return problems;
        });
    }

    /**
     * Notes that a person has left: they sign nothing more from that day on, and whatever accounts they have are closed. The last
     * administrator of a partner is not let go by its own people.
     *
     * @param day the first on which the person no longer acts for the partner; today at the latest, because the account closes now
     */
    public ChangeResult leave(Actor actor, PartnerId partner, PersonId id, long version, LocalDate day) {
        return change(actor, partner, id, version, person -> {
            PersonView present = person.view();
            Optional<String> last = access.whyNotRemoved(actor, partner.value(), id.value());
            Map<String, String> problems = new Typed()
                    .that(present.leftOn() == null, "leftOn", present.name() + " has left already.")
                    .that(
                            !id.value().equals(actor.personId()),
                            "leftOn",
                            "You cannot do this for yourself; ask another administrator or the host's steward.")
                    .that(!day.isAfter(today()), "leftOn", "Enter today or an earlier day; come back on a later one.")
                    .that(!isOutlandish(day), "leftOn", "Enter a day of this century.")
                    .that(last.isEmpty(), "leftOn", last.orElse(""))
                    .problems();
            if (problems.isEmpty()) {
                person.leave(day);
                accounts.closeAllOf(actor, partner.value(), id.value());
            }
            return problems;
        });
    }

    /**
     * Notes that a person who had left is back, with the id they always had. What they might sign ended with their leaving and is given
     * anew; their account stays closed until it is opened again.
     */
    public ChangeResult comeBack(Actor actor, PartnerId partner, PersonId id, long version) {
        return change(actor, partner, id, version, person -> {
            if (person.view().leftOn() == null) {
                return Map.of("leftOn", person.view().name() + " has not left.");
            }
            person.comeBack();
            return Map.of();
        });
    }

    /** @param change carries it out, or says by field why it will not do */
    private ChangeResult change(
            Actor actor, PartnerId partner, PersonId id, long version, Function<Person, Map<String, String>> change) {
        if (!Visibility.of(actor).covers(partner.value())) {
            return new Unknown();
        }
        Optional<Person> person = people.lock(partner, id);
        if (person.isEmpty()) {
            return new Unknown();
        }
        if (!AdministrationPolicy.mayChange(actor, partner)) {
            return new NotAllowed();
        }
        if (!person.get().isVersion(version)) {
            return new Stale();
        }
        Map<String, String> problems = change.apply(person.get());
        return problems.isEmpty() ? new Changed(id.value()) : new Invalid(problems);
    }

    /** "anna.berg" for Anna Berg, and "anna.berg.2" for the next one. An account's name is as good as taken. */
    private PersonId freeId(String name) {
        String plain = Typed.bare(name.replace("ß", "ss"))
                .replaceAll("[^a-z0-9]+", ".")
                .replaceAll("^\\.|\\.$", "");
        String base = plain.isEmpty() ? "person" : plain.substring(0, Math.min(plain.length(), LONGEST_PERSON_ID - 8));
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> new PersonId(number == 1 ? base : base + "." + number))
                .filter(id -> !people.existsById(id) && !accounts.isTaken(id.value()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOutlandish(LocalDate day) {
        return day.getYear() < 2000 || day.getYear() > 2099;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
