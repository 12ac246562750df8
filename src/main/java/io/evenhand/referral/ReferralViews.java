package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes of referrals what an actor may see of them. */
@Component
class ReferralViews {
    private final SeatRepository seats;
    private final DisclosureRepository disclosures;

    ReferralViews(SeatRepository seats, DisclosureRepository disclosures) {
        this.seats = seats;
        this.disclosures = disclosures;
    }

    /** All at once: what is asked of the database does not grow with the number of referrals. */
    List<ReferralView> of(Actor actor, List<ReferralLine> lines) {
        List<ReferralId> ids = lines.stream().map(ReferralLine::id).toList();
        Map<ReferralId, List<SeatRepository.Filled>> filled =
                seats.findFilled(ids).stream().collect(Collectors.groupingBy(SeatRepository.Filled::referral));
        Set<ReferralId> disclosed = disclosed(actor, lines);
        return lines.stream()
                .map(line ->
                        view(line, filled.getOrDefault(line.id(), List.of()), mayKnowCustomer(actor, line, disclosed)))
                .toList();
    }

    /** Those disclosed to the actor; the introducer's people need no disclosure. */
    private Set<ReferralId> disclosed(Actor actor, List<ReferralLine> lines) {
        List<ReferralId> ofOthers = lines.stream()
                .filter(line -> line.isDisclosed() && !introduces(actor, line))
                .map(ReferralLine::id)
                .toList();
        return actor.personId() == null || ofOthers.isEmpty()
                ? Set.of()
                : Set.copyOf(disclosures.findDisclosedTo(actor.personId(), ofOthers));
    }

    private static boolean introduces(Actor actor, ReferralLine line) {
        return actor.partnerId().equals(line.introducer().value());
    }

    private static ReferralView view(ReferralLine line, List<SeatRepository.Filled> filled, boolean mayKnowCustomer) {
        List<PartnerId> deliverers = partners(filled, false);
        List<PartnerId> left = partners(filled, true).stream()
                .filter(partner -> !deliverers.contains(partner))
                .toList();
        return new ReferralView(
                line.id(),
                line.reference(),
                line.title(),
                mayKnowCustomer ? line.customerName() : null,
                line.need(),
                line.introducer(),
                deliverers,
                left,
                line.state(),
                line.registeredAt(),
                line.changedAt());
    }

    /** In the order of the seats, each once. */
    private static List<PartnerId> partners(List<SeatRepository.Filled> filled, boolean left) {
        return filled.stream()
                .filter(seat -> seat.left() == left)
                .map(SeatRepository.Filled::partner)
                .distinct()
                .toList();
    }

    /** The introducer's people know it, and those to whom it was disclosed; {@link ReferralConditions} says so in a query. */
    private static boolean mayKnowCustomer(Actor actor, ReferralLine line, Set<ReferralId> disclosed) {
        return introduces(actor, line) || (line.isDisclosed() && disclosed.contains(line.id()));
    }
}
