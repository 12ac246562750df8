package io.evenhand.referral;

import io.evenhand.competence.Confirmations;
import io.evenhand.competence.EvidenceKind;
import io.evenhand.competence.NewConfirmation;
import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Of a referral that was won and is settled, whoever introduced it is asked what each deliverer delivered, in the transaction in which it
 * ends. The question names the referral by its reference alone: no customer, no title.
 */
@Component
class CompetenceNews {
    private final ReferralBook book;
    private final Confirmations confirmations;
    private final Clock clock;

    CompetenceNews(ReferralBook book, Confirmations confirmations, Clock clock) {
        this.book = book;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    @EventListener
    void on(ReferralEnded event) {
        if (event.end() != ReferralState.CLOSED) {
            return;
        }
        Referral referral = book.get(event.referral());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        delivered(referral.id()).forEach((deliverer, areas) -> {
            if (!deliverer.equals(referral.introducer())) {
                confirmations.askForDelivery(
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

    /** Who fills its seats at the end, with the areas of each: whoever left before did not deliver what was won. */
    private Map<PartnerId, Set<String>> delivered(ReferralId id) {
        Map<PartnerId, Set<String>> delivered = new LinkedHashMap<>();
        book.seatsOf(id)
                .forEach(seat -> seat.holder()
                        .ifPresent(holder -> delivered
                                .computeIfAbsent(holder, first -> new LinkedHashSet<>())
                                .addAll(Arrays.asList(seat.areas().split(", ", -1)))));
        return delivered;
    }
}
