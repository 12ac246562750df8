package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.competence.Match;
import io.evenhand.competence.Matches;
import io.evenhand.competence.Ranked;
import io.evenhand.competence.WantedArea;
import io.evenhand.partner.PartnerListings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whom a seat can be offered to: those who fit it first, ranked and with their reasons, then everybody else by name. */
@Component
class SeatCandidates {
    private static final int EXPLAINED = 5;

    private final Matches matches;
    private final PartnerListings listings;

    SeatCandidates(Matches matches, PartnerListings listings) {
        this.matches = matches;
        this.listings = listings;
    }

    /** For the first part of what is introduced and for the second, as far as the form says what is needed. */
    List<Offered> of(Actor actor, ReferralForm form) {
        Map<String, String> everybody = new LinkedHashMap<>();
        listings.list(actor, "").stream()
                .filter(partner -> !partner.id().value().equals(actor.partnerId()))
                .forEach(partner -> everybody.put(partner.id().value(), partner.legalName()));
        List<Match> found = form.wanted().stream().allMatch(part -> part.areas().isEmpty())
                ? List.of()
                : matches.find(actor, form.wanted());
        List<Offered> offered = new ArrayList<>();
        for (int part = 0; part < form.wanted().size(); part++) {
            offered.add(found.isEmpty() ? Offered.unranked(everybody) : Offered.of(found.get(part), everybody));
        }
        return offered;
    }

    /**
     * The candidates of one seat.
     *
     * @param ranked "1. Contoso, 2 of 2 areas shown by its record" by partner id, the best first
     * @param others the names of all others by partner id
     * @param explained the first of those who are ranked, with their reasons
     * @param unknown words that are no area of the list
     */
    record Offered(
            Map<String, String> ranked, Map<String, String> others, List<Ranked> explained, List<String> unknown) {
        static Offered unranked(Map<String, String> everybody) {
            return new Offered(Map.of(), everybody, List.of(), List.of());
        }

        static Offered of(Match match, Map<String, String> everybody) {
            Map<String, String> ranked = new LinkedHashMap<>();
            match.ranked()
                    .forEach(one ->
                            ranked.put(one.partner().value(), one.place() + ". " + one.name() + ", " + one.coverage()));
            Map<String, String> others = new LinkedHashMap<>(everybody);
            others.keySet().removeAll(Set.copyOf(ranked.keySet()));
            return new Offered(
                    ranked,
                    others,
                    match.ranked().stream().limit(EXPLAINED).toList(),
                    match.areas().stream()
                            .filter(area -> area.area() == null)
                            .map(WantedArea::word)
                            .collect(Collectors.toList()));
        }
    }
}
