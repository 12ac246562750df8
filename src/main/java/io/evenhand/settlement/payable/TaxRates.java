package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.money.Share;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.payable.PayableResult.Done;
import io.evenhand.settlement.payable.PayableResult.NotAllowed;
import io.evenhand.settlement.payable.PayableResult.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The standard rates of tax of the actor's own organisation, in the country of its seat. What finance says goes before what came with the program. */
@Service
@Transactional
public class TaxRates {
    private final TaxRateTable table;
    private final Partners partners;
    private final Clock clock;

    TaxRates(TaxRateTable table, Partners partners, Clock clock) {
        this.table = table;
        this.partners = partners;
        this.clock = clock;
    }

    /** @param since the first day on which it holds, the latest at the head of a list */
    public record TaxRate(String country, LocalDate since, String rate) {}

    /** What finance has set; nothing for whoever may not see money. */
    @Transactional(readOnly = true)
    public List<TaxRate> list(Actor actor) {
        return PayableRolesPolicy.mayRead(actor)
                ? table.of(List.of(actor.partnerId())).stream()
                        .sorted(Comparator.comparing(TaxRateTable.Rate::since).reversed())
                        .map(rate -> new TaxRate(
                                rate.country(), rate.since(), rate.rate().words()))
                        .toList()
                : List.of();
    }

    /** Sets the rate from a day on; what was recorded by an earlier one stays. Idempotent. @param rate "19 %" */
    @RepeatedWhenRaced
    public PayableResult set(Actor actor, String rate, @Nullable LocalDate since) {
        if (!PayableRolesPolicy.mayChange(actor)) {
            return new NotAllowed();
        }
        if (since == null || since.getYear() < 1990 || since.getYear() > 2100) {
            return Refused.of("since", "Enter the first day on which the rate holds, such as 2026-01-01.");
        }
        try {
            Share share = Share.parse(rate.strip());
            if (share.isPart() && !share.isZero() && share.toString().length() <= 40) {
                PartnerId own = new PartnerId(actor.partnerId());
                String country = Map.copyOf(partners.countriesOf(List.of(own))).getOrDefault(own, "");
                table.set(
                        new TaxRateTable.Rate(actor.partnerId(), country, since, share),
                        actor.username(),
                        clock.instant());
                return new Done();
            }
        } catch (IllegalArgumentException notARate) {
            // Answered below.
        }
        return Refused.of("rate", "Enter a rate above 0 and at most 100 %, such as 19 %.");
    }
}
