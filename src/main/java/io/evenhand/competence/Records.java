package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What partners' records show: evidence by area, faded to today. Evidence in a feature area shows the product as well, once; evidence in
 * a product shows none of its feature areas. Works inside the caller's transaction.
 */
@Component
class Records {
    private final AreaRepository areas;
    private final ReleaseRepository releases;
    private final CertificateRepository certificates;
    private final ConfirmationRepository confirmations;
    private final RunningWork running;
    private final ProfileRepository profiles;
    private final Clock clock;

    Records(
            AreaRepository areas,
            ReleaseRepository releases,
            CertificateRepository certificates,
            ConfirmationRepository confirmations,
            RunningWork running,
            ProfileRepository profiles,
            Clock clock) {
        this.areas = areas;
        this.releases = releases;
        this.certificates = certificates;
        this.confirmations = confirmations;
        this.running = running;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** All that one partner shows, by area. */
    Map<AreaId, Proof> of(PartnerId partner) {
        Shelf shelf = new Shelf(areas.findAll());
        certificates.findStanding(partner).forEach(shelf::add);
        confirmations.findConfirmed(partner).forEach(shelf::add);
        return proofs(shelf).getOrDefault(partner, Map.of());
    }

    /** What everybody shows in these areas. So many queries for one partner as for all. */
    Map<PartnerId, Map<AreaId, Proof>> in(Set<AreaId> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<Area> with = areas.findWithFeatures(wanted);
        List<AreaId> ids = with.stream().map(Area::id).toList();
        Shelf shelf = new Shelf(with);
        certificates.findStandingIn(ids).forEach(shelf::add);
        confirmations.findConfirmedIn(ids.stream().map(AreaId::value).toList()).forEach(shelf::add);
        return proofs(shelf);
    }

    private Map<PartnerId, Map<AreaId, Proof>> proofs(Shelf shelf) {
        Map<AreaId, List<LocalDate>> released = releases.findByAreaIn(shelf.products()).stream()
                .collect(Collectors.groupingBy(
                        Release::area, Collectors.mapping(Release::releasedOn, Collectors.toList())));
        LocalDate today = today();
        Map<PartnerId, Map<AreaId, Proof>> proofs = new HashMap<>();
        shelf.evidence.forEach((partner, byArea) -> byArea.forEach((area, evidence) -> proofs.computeIfAbsent(
                        partner, first -> new HashMap<>())
                .put(area, Proof.of(evidence.values(), released.getOrDefault(shelf.product(area), List.of()), today))));
        return proofs;
    }

    /** How much runs at each of these, against what its record supports. */
    Map<PartnerId, Workload> workloads(Collection<PartnerId> partners) {
        return workloads(
                partners,
                profiles.findAllById(partners).stream()
                        .collect(Collectors.toMap(Profile::partner, Function.identity())));
    }

    /** The same for somebody who has read already what they say of themselves. */
    Map<PartnerId, Workload> workloads(Collection<PartnerId> partners, Map<PartnerId, Profile> said) {
        if (partners.isEmpty()) {
            return Map.of();
        }
        Map<PartnerId, Long> runs = new HashMap<>(running.of(partners));
        confirmations
                .countRunning(partners, clock.instant().minus(Duration.ofDays(Workload.DAYS_TO_ANSWER)))
                .forEach(won -> runs.merge(won.partner(), won.deliveries(), Long::sum));
        Map<PartnerId, Long> confirmed =
                confirmations.countDeliveries(partners, today().minusMonths(Workload.MONTHS)).stream()
                        .collect(Collectors.toMap(
                                ConfirmationRepository.Count::partner, ConfirmationRepository.Count::deliveries));
        Map<PartnerId, Workload> loads = new HashMap<>();
        for (PartnerId partner : partners) {
            Profile profile = said.get(partner);
            loads.put(
                    partner,
                    new Workload(
                            runs.getOrDefault(partner, 0L),
                            confirmed.getOrDefault(partner, 0L),
                            profile == null ? null : profile.capacity()));
        }
        return loads;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Evidence, laid where it counts, each piece once. */
    private static final class Shelf {
        private final Map<AreaId, AreaId> products = new HashMap<>();
        private final Map<PartnerId, Map<AreaId, Map<String, Evidence>>> evidence = new HashMap<>();

        Shelf(Collection<Area> areas) {
            areas.forEach(area -> products.put(area.id(), area.product().orElse(area.id())));
        }

        void add(Certificate certificate) {
            add(certificate.partner(), certificate.area(), certificate.id(), certificate.evidence());
        }

        void add(Confirmation confirmation) {
            confirmation
                    .areas()
                    .forEach(area ->
                            add(confirmation.about(), new AreaId(area), confirmation.id(), confirmation.evidence()));
        }

        private void add(PartnerId partner, AreaId area, String id, Evidence one) {
            lay(partner, area, id, one);
            lay(partner, product(area), id, one);
        }

        private void lay(PartnerId partner, AreaId area, String id, Evidence one) {
            evidence.computeIfAbsent(partner, first -> new LinkedHashMap<>())
                    .computeIfAbsent(area, first -> new LinkedHashMap<>())
                    .put(id, one);
        }

        AreaId product(AreaId area) {
            return products.getOrDefault(area, area);
        }

        List<AreaId> products() {
            return new ArrayList<>(Set.copyOf(products.values()));
        }
    }
}
