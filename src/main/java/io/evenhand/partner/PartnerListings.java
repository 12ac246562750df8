package io.evenhand.partner;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Partners as a person may look them up: every organisation is known to everybody in the network, its people only to themselves and
 * the host's steward.
 */
@Service
@Transactional(readOnly = true)
public class PartnerListings {
    /** As many partners as one list shows; a search finds the others. */
    public static final int LONGEST_LIST = 200;

    private final PartnerRepository partners;
    private final PersonRepository people;
    private final Clock clock;

    PartnerListings(PartnerRepository partners, PersonRepository people, Clock clock) {
        this.partners = partners;
        this.people = people;
        this.clock = clock;
    }

    /**
     * The partners by name, at most {@value #LONGEST_LIST}. Four queries, however many there are.
     *
     * @param search part of a name, an address or a region, or of an id in the actor's own systems; empty for all
     */
    public List<Listed> list(Actor actor, String search) {
        List<PartnerRepository.Seat> seats =
                partners.search(pattern(search), actor.partnerId(), Limit.of(LONGEST_LIST));
        List<PartnerId> ids = seats.stream().map(PartnerRepository.Seat::id).toList();
        Visibility visibility = Visibility.of(actor);
        List<PartnerId> open =
                ids.stream().filter(id -> visibility.covers(id.value())).toList();
        Map<PartnerId, List<String>> regions = partners.regionsOf(ids).stream()
                .collect(Collectors.groupingBy(
                        PartnerRepository.Region::partner,
                        Collectors.mapping(PartnerRepository.Region::region, Collectors.toList())));
        Map<PartnerId, Long> acting = byPartner(people.count(open, today()));
        Map<PartnerId, Long> signing = byPartner(people.countSignatories(open, today()));
        return seats.stream()
                .map(seat -> new Listed(
                        seat.id(),
                        seat.legalName(),
                        seat.address(),
                        seat.country(),
                        regions.getOrDefault(seat.id(), List.of()),
                        visibility.covers(seat.id().value())
                                ? new Headcount(acting.getOrDefault(seat.id(), 0L), signing.getOrDefault(seat.id(), 0L))
                                : null))
                .toList();
    }

    /** One partner; empty when there is none of this id. */
    public Optional<Shown> show(Actor actor, PartnerId id) {
        boolean open = Visibility.of(actor).covers(id.value());
        return partners.findById(id)
                .map(partner -> new Shown(
                        partner.view(),
                        open,
                        AdministrationPolicy.mayChange(actor, id),
                        open
                                ? people.findByPartner(id).stream()
                                        .map(Person::view)
                                        .toList()
                                : List.of()));
    }

    private static Map<PartnerId, Long> byPartner(List<PersonRepository.Count> counts) {
        return counts.stream()
                .collect(Collectors.toMap(PersonRepository.Count::partner, PersonRepository.Count::people));
    }

    private static String pattern(String search) {
        return "%" + search.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** A partner in a list. @param people null when they are not for the actor to see */
    public record Listed(
            PartnerId id,
            String legalName,
            String address,
            String country,
            List<String> regions,
            @Nullable Headcount people) {}

    /** How many people act for a partner today, and how many of them may sign something. */
    public record Headcount(long people, long signatories) {}

    /**
     * A partner by itself.
     *
     * @param open whether the actor may see its people
     * @param changeable whether the actor may change it
     * @param people also those who left; empty when they are not for the actor to see
     */
    public record Shown(PartnerView partner, boolean open, boolean changeable, List<PersonView> people) {
        /** One of the people; empty when there is none of this id, or not for the actor. */
        public Optional<PersonView> person(PersonId id) {
            return people.stream().filter(person -> person.id().equals(id)).findFirst();
        }
    }
}
