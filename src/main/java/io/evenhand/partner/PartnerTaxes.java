package io.evenhand.partner;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.partner.ChangeResult.Changed;
import io.evenhand.partner.ChangeResult.Invalid;
import io.evenhand.partner.ChangeResult.NotAllowed;
import io.evenhand.partner.ChangeResult.Stale;
import io.evenhand.partner.ChangeResult.Unknown;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How tax knows the organisations of the network. Whoever administers an organisation records it; what was recorded before stays, so that
 * what was billed by it can be explained.
 */
@Service
@Transactional
public class PartnerTaxes {
    private final PartnerRepository partners;
    private final PartnerTaxRepository taxes;
    private final Clock clock;

    PartnerTaxes(PartnerRepository partners, PartnerTaxRepository taxes, Clock clock) {
        this.partners = partners;
        this.taxes = taxes;
        this.clock = clock;
    }

    /**
     * Records how tax knows an organisation from a day on. Idempotent: what is recorded already is not recorded again.
     *
     * @param known how many records whoever typed it had seen; refused when there are others by now
     */
    @RepeatedWhenRaced
    public ChangeResult record(Actor actor, PartnerId id, int known, TaxFacts facts) {
        Optional<Partner> partner = partners.lock(id);
        if (partner.isEmpty()) {
            return new Unknown();
        }
        if (!AdministrationPolicy.mayChange(actor, id)) {
            return new NotAllowed();
        }
        Map<String, String> problems = facts.problems(partner.get().view().country(), today());
        LocalDate since = facts.since();
        if (!problems.isEmpty() || since == null) {
            return new Invalid(problems);
        }
        List<PartnerTax> before = taxes.findOf(List.of(id));
        if (!before.isEmpty() && before.getLast().says(facts)) {
            return new Changed(id.value());
        }
        if (before.size() != known) {
            return new Stale();
        }
        if (!facts.vatId().isEmpty()
                && taxes.findByVatSlot(facts.vatId())
                        .filter(other -> !other.partner().equals(id))
                        .isPresent()) {
            return Invalid.because(
                    "vatId",
                    "Another organisation has recorded this number. Compare it; if it is yours, tell the steward.");
        }
        before.forEach(PartnerTax::giveWay);
        taxes.flush();
        PartnerTax unused = taxes.saveAndFlush(new PartnerTax(
                id,
                before.size() + 1,
                facts,
                since,
                actor.username(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return new Changed(id.value());
    }

    /** All that was recorded of an organisation, the oldest first; nothing for those who are not its own and not the steward. */
    @Transactional(readOnly = true)
    public List<TaxStanding> history(Actor actor, PartnerId id) {
        return Visibility.of(actor).covers(id.value()) ? standings(taxes.findOf(List.of(id))) : List.of();
    }

    /** How tax knows these organisations on a day; those of whom nothing is recorded that holds then are missing. One query. */
    @Transactional(readOnly = true)
    public Map<PartnerId, TaxStanding> on(LocalDate day, Collection<PartnerId> ids) {
        Map<PartnerId, TaxStanding> standing = new LinkedHashMap<>();
        histories(ids).forEach((id, all) -> on(day, all).ifPresent(one -> standing.put(id, one)));
        return standing;
    }

    /** All that was recorded of these organisations, the oldest first; those of whom nothing is are missing. One query. */
    @Transactional(readOnly = true)
    public Map<PartnerId, List<TaxStanding>> histories(Collection<PartnerId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return taxes.findOf(ids).stream()
                .collect(Collectors.groupingBy(
                        PartnerTax::partner, Collectors.mapping(PartnerTax::view, Collectors.toList())));
    }

    /** What holds on a day: of what begins by then the latest to begin, and of two that begin on one day the later recorded. */
    public static Optional<TaxStanding> on(LocalDate day, List<TaxStanding> oldestFirst) {
        TaxStanding holds = null;
        for (TaxStanding one : oldestFirst) {
            if (!one.since().isAfter(day) && (holds == null || !one.since().isBefore(holds.since()))) {
                holds = one;
            }
        }
        return Optional.ofNullable(holds);
    }

    private static List<TaxStanding> standings(List<PartnerTax> taxes) {
        return taxes.stream().map(PartnerTax::view).toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
