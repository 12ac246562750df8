package io.evenhand.referral;

import io.evenhand.competence.Deliveries;
import io.evenhand.competence.EvidenceKind;
import io.evenhand.competence.NewConfirmation;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Of a referral that was won, what each deliverer delivers runs from now on, in the transaction in which the referral closes; once it is
 * over, whoever introduced it is asked what was delivered. It is named by the referral's reference alone: no customer, no title.
 */
@Component
class CompetenceNews {
    private final ReferralBook book;
    private final Deliveries deliveries;
    private final Clock clock;

    CompetenceNews(ReferralBook book, Deliveries deliveries, Clock clock) {
        this.book = book;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @EventListener
    void on(ReferralEnded event) {
        if (event.end() != ReferralState.CLOSED) {
            return;
        }
        Referral referral = book.get(event.referral());
        LocalDate today = Days.today(clock);
        delivering(referral.id()).forEach((deliverer, areas) -> {
            if (!deliverer.equals(referral.introducer())) {
                deliveries.begin(
                        referral.id().value(),
                        new NewConfirmation(
                                EvidenceKind.DELIVERY,
                                deliverer,
                                referral.introducer(),
                                referral.reference(),
                                List.copyOf(areas),
                                today));
            }
        });
    }

    /** Who fills its seats when it is won, with the areas of each: whoever left before does not deliver it. */
    private Map<PartnerId, Set<String>> delivering(ReferralId id) {
        Map<PartnerId, Set<String>> delivering = new LinkedHashMap<>();
        book.seatsOf(id)
                .forEach(seat -> seat.holder()
                        .ifPresent(holder -> delivering
                                .computeIfAbsent(holder, first -> new LinkedHashSet<>())
                                .addAll(Arrays.asList(seat.areas().split(", ", -1)))));
        return delivering;
    }
}
