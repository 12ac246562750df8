package io.evenhand.partner;

import io.evenhand.concurrency.RepeatedWhenRaced;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Organisations in the network, their people, and who may sign what. */
@Service
@Transactional
public class Partners {
    private final PartnerRepository partners;
    private final PersonRepository people;
    private final Clock clock;

    Partners(PartnerRepository partners, PersonRepository people, Clock clock) {
        this.partners = partners;
        this.people = people;
        this.clock = clock;
    }

    /** Registers a partner with its people. Idempotent by partner id: a known partner is left as it is. */
    @RepeatedWhenRaced
    public void register(NewPartner partner) {
        if (partners.existsById(partner.id())) {
            return;
        }
        partners.save(new Partner(partner));
        int position = 0;
        for (NewPerson person : partner.people()) {
            people.save(new Person(partner.id(), person, position++));
        }
    }

    @Transactional(readOnly = true)
    public Optional<PartnerView> find(PartnerId id) {
        return partners.findById(id).map(Partner::view);
    }

    /** Everybody in the network, by id. So many queries for few as for many. */
    @Transactional(readOnly = true)
    public List<PartnerView> all() {
        return partners.findAll().stream()
                .map(Partner::view)
                .sorted(Comparator.comparing(partner -> partner.id().value()))
                .toList();
    }

    /** The legal names of these partners; those who are not registered are missing. */
    @Transactional(readOnly = true)
    public Map<PartnerId, String> namesOf(Collection<PartnerId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return partners.findNames(ids).stream()
                .collect(Collectors.toMap(PartnerRepository.Named::id, PartnerRepository.Named::legalName));
    }

    /** How people know this partner: by its legal name; whoever is not registered, by the id itself. */
    @Transactional(readOnly = true)
    public String nameOf(String partnerId) {
        return PartnerId.read(partnerId)
                .flatMap(id -> Optional.ofNullable(namesOf(List.of(id)).get(id)))
                .orElse(partnerId);
    }

    /** In which country each of these partners sits, as ISO 3166 alpha-2 code; those who are not registered are missing. */
    @Transactional(readOnly = true)
    public Map<PartnerId, String> countriesOf(Collection<PartnerId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return partners.findSeats(ids).stream()
                .collect(Collectors.toMap(PartnerRepository.Seated::id, PartnerRepository.Seated::country));
    }

    /** The names of people, those who left included; unknown ones are missing. */
    @Transactional(readOnly = true)
    public Map<PersonId, String> personNamesOf(Collection<PersonId> ids) {
        return people.findNames(ids).stream()
                .collect(Collectors.toMap(PersonRepository.Named::id, PersonRepository.Named::name));
    }

    /** Where these people are reached, those who left included; unknown ones are missing. */
    @Transactional(readOnly = true)
    public List<Mailbox> mailboxesOf(Collection<PersonId> ids) {
        return ids.isEmpty() ? List.of() : people.findMailboxes(ids);
    }

    /** A partner that must be there: others refer to it. */
    @Transactional(readOnly = true)
    public PartnerView get(PartnerId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("Partner " + id + " is not registered"));
    }

    @Transactional(readOnly = true)
    public Optional<PersonView> person(PersonId id) {
        return people.findById(id).map(Person::view);
    }

    /** Those who act for the partner today; people who left are missing. */
    @Transactional(readOnly = true)
    public List<PersonView> peopleOf(PartnerId partner) {
        LocalDate today = today();
        return people.findByPartner(partner).stream()
                .map(Person::view)
                .filter(person -> !person.hasLeft(today))
                .toList();
    }

    /**
     * Who signs this for the partner: the first of its people who may do so alone, or else the first two who may do so jointly; nobody
     * when there are neither.
     */
    @Transactional(readOnly = true)
    public List<PersonView> signatoriesOf(PartnerId partner, ToBeSigned what) {
        return signatoriesOf(partner, what, List.of());
    }

    /**
     * As {@link #signatoriesOf(PartnerId, ToBeSigned)}, but nobody who reads the mailbox of another who signs.
     *
     * @param taken the mailboxes of those who sign for others
     */
    @Transactional(readOnly = true)
    public List<PersonView> signatoriesOf(PartnerId partner, ToBeSigned what, Collection<Mailbox> taken) {
        List<PersonView> able = people.findByPartner(partner).stream()
                .map(Person::view)
                .filter(person -> person.maySign(what)
                        && Mailbox.sharedWith(person, taken).isEmpty())
                .toList();
        Optional<PersonView> alone =
                able.stream().filter(person -> person.maySignAlone(what)).findFirst();
        if (alone.isPresent()) {
            return List.of(alone.get());
        }
        for (PersonView first : able) {
            for (PersonView second : able.subList(able.indexOf(first) + 1, able.size())) {
                if (Mailbox.sharedWith(second, List.of(first.mailbox())).isEmpty()) {
                    return List.of(first, second);
                }
            }
        }
        return List.of();
    }

    /**
     * Gives some of the partner's people authority to sign agreements of a kind from today, until somebody ends it: one of them alone,
     * several jointly. It reaches as far as the deal at hand, and to any deal where nobody has estimated that one. Idempotent.
     *
     * @return whether all of them act for the partner; otherwise nobody is given anything
     */
    public boolean authorise(PartnerId partner, Collection<PersonId> personIds, ToBeSigned what) {
        List<Person> found = personIds.stream()
                .sorted(Comparator.comparing(PersonId::value))
                .flatMap(id -> people.lock(partner, id).stream())
                .filter(person -> !person.view().hasLeft(what.day()))
                .toList();
        if (found.size() < personIds.size()) {
            return false;
        }
        boolean jointly = personIds.size() > 1;
        for (Person person : found) {
            PersonView present = person.view();
            if (jointly ? !present.maySign(what) : !present.maySignAlone(what)) {
                person.authorise(new SigningAuthority(what.agreementKind(), what.day(), null, what.value(), jointly));
            }
        }
        return true;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
