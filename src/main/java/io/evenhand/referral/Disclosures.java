package io.evenhand.referral;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementView;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonView;
import io.evenhand.protection.CustomersHidden;
import io.evenhand.terms.AgreementKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who knows who the customer is: the introducer's people, and of each deliverer those whom it named, or its operations where it named nobody.
 * Each is logged; so is everybody who reads the name in an agreement. Nobody else of a deliverer is shown it anywhere.
 */
@Service
@Transactional
public class Disclosures implements CustomersHidden {
    /** Who may say whom of their organisation is told, themselves among them. */
    private static final Set<Role> NAME_PEOPLE = Set.of(Role.OPERATIONS, Role.LEGAL, Role.ADMINISTRATOR);

    private final ReferralBook book;
    private final DisclosureRepository disclosures;
    private final NamedPersonRepository named;
    private final Partners partners;
    private final Accounts accounts;
    private final History history;
    private final Clock clock;

    Disclosures(
            ReferralBook book,
            DisclosureRepository disclosures,
            NamedPersonRepository named,
            Partners partners,
            Accounts accounts,
            History history,
            Clock clock) {
        this.book = book;
        this.disclosures = disclosures;
        this.named = named;
        this.partners = partners;
        this.accounts = accounts;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Names the customer to those whom each deliverer named, or to its operations. The deliverers are bound by the interim promise of the NDA
     * by now. Logged to each person; idempotent.
     */
    public void disclose(ReferralId id) {
        Referral referral = book.get(id);
        for (PartnerId deliverer : book.deliverersOf(id)) {
            List<PersonView> told = new ArrayList<>();
            Map<String, String> namedBy = named.findByReferralAndPartnerId(id, deliverer.value()).stream()
                    .collect(Collectors.toMap(NamedPerson::personId, NamedPerson::namedBy));
            Set<String> chosen = namedBy.isEmpty() ? operations(deliverer) : namedBy.keySet();
            for (PersonView person : present(deliverer)) {
                if (chosen.contains(person.id().value())) {
                    told.add(person);
                    tell(
                            id,
                            deliverer,
                            person.id().value(),
                            namedBy.get(person.id().value()),
                            false);
                }
            }
            history.tell(
                    id,
                    History.SYSTEM,
                    "named the customer to "
                            + (told.isEmpty() ? "nobody yet" : names(told))
                            + " of " + book.nameOf(deliverer),
                    "disclosed-" + deliverer);
        }
        referral.disclosed(clock.instant());
        referral.reach(ReferralState.DISCLOSED, clock.instant());
    }

    private void tell(ReferralId id, PartnerId partner, String personId, @Nullable String namedBy, boolean byContract) {
        if (!disclosures.existsByReferralAndPersonId(id, personId)) {
            disclosures.save(new Disclosure(
                    UUID.randomUUID().toString(), id, personId, partner.value(), clock.instant(), namedBy, byContract));
        }
    }

    private Set<String> operations(PartnerId partner) {
        return accounts.of(partner.value(), Role.OPERATIONS).stream()
                .flatMap(actor -> Optional.ofNullable(actor.personId()).stream())
                .collect(Collectors.toSet());
    }

    private List<PersonView> present(PartnerId partner) {
        LocalDate today = Days.today(clock);
        return partners.peopleOf(partner).stream()
                .filter(person -> !person.hasLeft(today))
                .toList();
    }

    private static String names(List<PersonView> people) {
        return people.stream().map(PersonView::name).collect(Collectors.joining(", "));
    }

    /** Whether the actor says whom of its organisation is told. The caller has made sure of the referral. */
    @Transactional(readOnly = true)
    public boolean mayName(ReferralId id, Actor actor) {
        return NAME_PEOPLE.stream().anyMatch(actor::has)
                && book.everDelivering(id).stream()
                        .anyMatch(partner -> partner.value().equals(actor.partnerId()));
    }

    @Transactional(readOnly = true)
    public boolean isDisclosed(ReferralId id) {
        return book.get(id).isDisclosed();
    }

    /** Who of the actor's organisation is told, or is to be; empty for all but deliverers. The caller has made sure of the referral. */
    @Transactional(readOnly = true)
    public List<ToldPerson> people(ReferralId id, Actor actor) {
        Optional<PartnerId> own = book.everDelivering(id).stream()
                .filter(partner -> partner.value().equals(actor.partnerId()))
                .findFirst();
        if (own.isEmpty()) {
            return List.of();
        }
        Map<String, Disclosure> told =
                disclosures
                        .findByReferralAndPartnerIdOrderByDisclosedAtAscIdAsc(
                                id, own.get().value())
                        .stream()
                        .collect(Collectors.toMap(Disclosure::personId, Function.identity()));
        Set<String> chosen = named.findByReferralAndPartnerId(id, own.get().value()).stream()
                .map(NamedPerson::personId)
                .collect(Collectors.toSet());
        boolean disclosed = book.get(id).isDisclosed();
        Set<String> expected = disclosed ? Set.of() : chosen.isEmpty() ? operations(own.get()) : chosen;
        return present(own.get()).stream()
                .map(person -> person(person, told.get(person.id().value()), expected))
                .toList();
    }

    private static ToldPerson person(PersonView person, @Nullable Disclosure told, Set<String> expected) {
        String id = person.id().value();
        return new ToldPerson(
                id,
                person.name(),
                told == null ? null : told.disclosedAt(),
                told == null ? null : told.namedBy().orElse(null),
                told != null && told.isByContract(),
                expected.contains(id));
    }

    /**
     * The actor names people of its organisation. Before the disclosure they are those who will be told, in place of whoever was named
     * before; after it they are told now, and nobody can be made not to know.
     */
    @RepeatedWhenRaced
    public DecisionResult name(ReferralId id, Actor actor, Collection<String> personIds) {
        if (!mayName(id, actor)) {
            return DecisionResult.refused("Operations, legal and administrators of a deliverer say who is told.");
        }
        Referral referral = book.get(id);
        PartnerId own = new PartnerId(actor.partnerId());
        List<PersonView> people = present(own).stream()
                .filter(person -> personIds.contains(person.id().value()))
                .toList();
        if (people.isEmpty() || people.size() < Set.copyOf(personIds).size()) {
            return DecisionResult.refused("Choose people of your organisation.");
        }
        if (referral.isDisclosed()) {
            tellNow(id, own, actor, people);
        } else if (referral.state().isEnd()) {
            return DecisionResult.refused("The referral has ended: nobody is told any more.");
        } else {
            choose(id, own, actor, people);
        }
        return DecisionResult.recorded();
    }

    private void tellNow(ReferralId id, PartnerId own, Actor actor, List<PersonView> people) {
        List<PersonView> fresh = people.stream()
                .filter(person ->
                        !disclosures.existsByReferralAndPersonId(id, person.id().value()))
                .toList();
        if (!fresh.isEmpty()) {
            fresh.forEach(person -> tell(id, own, person.id().value(), actor.displayName(), false));
            history.tell(
                    id,
                    actor.displayName(),
                    "named the customer to " + names(fresh) + " of " + book.nameOf(own),
                    "told-" + UUID.randomUUID());
        }
    }

    private void choose(ReferralId id, PartnerId own, Actor actor, List<PersonView> people) {
        List<NamedPerson> before = named.findByReferralAndPartnerId(id, own.value());
        Set<String> known = before.stream().map(NamedPerson::personId).collect(Collectors.toSet());
        Set<String> wanted = people.stream().map(person -> person.id().value()).collect(Collectors.toSet());
        if (known.equals(wanted)) {
            return;
        }
        named.deleteAll(before.stream()
                .filter(person -> !wanted.contains(person.personId()))
                .toList());
        wanted.stream()
                .filter(person -> !known.contains(person))
                .forEach(person -> named.save(new NamedPerson(
                        UUID.randomUUID().toString(), id, own.value(), person, actor.displayName(), clock.instant())));
        history.tell(
                id,
                actor.displayName(),
                "wants " + names(people) + " of " + book.nameOf(own) + " to be told who the customer is",
                "chosen-" + UUID.randomUUID());
    }

    /**
     * Somebody reads an agreement: what it says names the customer, unless it is an NDA, which is signed before. The caller has made sure that
     * it is theirs to read.
     */
    @RepeatedWhenRaced
    public void readContract(AgreementView agreement, Actor actor) {
        readContracts(List.of(agreement), actor);
    }

    /** The same of several in one. */
    @RepeatedWhenRaced
    public void readContracts(Collection<AgreementView> read, Actor actor) {
        read.stream()
                .filter(agreement -> !agreement.kind().equals(AgreementKind.NDA))
                .map(AgreementView::subject)
                .distinct()
                .forEach(subject -> readName(subject, actor, "an agreement"));
    }

    /** Somebody reads on a window whom it protects. The caller has made sure that they are named there. */
    @RepeatedWhenRaced
    public void readInWindow(String subject, Actor actor) {
        readName(subject, actor, "a protection window");
    }

    /**
     * Somebody reads who the customer is where it must be said: a deliverer's people who approve, sign or execute, and those of a partner that
     * came into an agreement or a window later and has no part in the referral. From then on they are among those who know, and the log says
     * how. Idempotent; nothing before the disclosure, nothing for the introducer, whose customer it is, and nothing for the host.
     */
    private void readName(String subject, Actor actor, String where) {
        String personId = actor.personId();
        if (personId == null
                || actor.partnerId().equals(Actor.HOST)
                || disclosures.findOfOthers(actor.partnerId(), List.of(subject)).isEmpty()) {
            return;
        }
        ReferralId id = ReferralId.of(subject);
        if (book.get(id).isDisclosed() && !disclosures.existsByReferralAndPersonId(id, personId)) {
            PartnerId own = new PartnerId(actor.partnerId());
            tell(id, own, personId, actor.displayName(), true);
            history.tell(
                    id,
                    actor.displayName(),
                    "read who the customer is in " + where + ", for " + book.nameOf(own),
                    "read-" + personId);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> hiddenFrom(Actor actor, Collection<String> referralIds) {
        if (referralIds.isEmpty()) {
            return Set.of();
        }
        Set<String> hidden = new HashSet<>(
                actor.isSteward()
                        ? disclosures.findReferrals(referralIds)
                        : disclosures.findDelivered(actor.partnerId(), referralIds));
        if (actor.personId() != null && !hidden.isEmpty()) {
            disclosures
                    .findDisclosedTo(
                            actor.personId(),
                            hidden.stream().map(ReferralId::of).toList())
                    .forEach(told -> hidden.remove(told.value()));
        }
        return hidden;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> allHiddenFrom(Actor actor) {
        return Set.copyOf(
                disclosures.findNotToldTo(actor.partnerId(), Objects.requireNonNullElse(actor.personId(), "")));
    }
}
