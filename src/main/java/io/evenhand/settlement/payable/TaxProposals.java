package io.evenhand.settlement.payable;

import io.evenhand.money.Share;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Proposes how tax concerns payables, by where the two sit and by the rates that the payee's finance set. */
@Component
class TaxProposals {
    private final Partners partners;
    private final TaxRateTable rates;

    TaxProposals(Partners partners, TaxRateTable rates) {
        this.partners = partners;
        this.rates = rates;
    }

    TaxProposal of(Payable payable) {
        TaxProposal proposal = of(List.of(payable)).get(payable.id());
        if (proposal == null) {
            throw new IllegalStateException("no proposal for " + payable.id());
        }
        return proposal;
    }

    /** By the id of the payable; two looks into the database however many there are. */
    Map<String, TaxProposal> of(Collection<Payable> payables) {
        Set<String> ids = new TreeSet<>();
        payables.forEach(payable -> ids.addAll(List.of(payable.debtorId(), payable.creditorId())));
        Map<String, String> countries = new HashMap<>();
        partners.countriesOf(ids.stream().map(PartnerId::new).toList())
                .forEach((id, country) -> countries.put(id.value(), country));
        List<TaxRateTable.Rate> known = rates.of(ids);
        Map<String, TaxProposal> proposals = new HashMap<>();
        for (Payable payable : payables) {
            String supplier = countries.getOrDefault(payable.creditorId(), "");
            LocalDate day = Periods.lastDay(payable.period()).orElse(payable.dueOn());
            Optional<Share> standard = TaxRateTable.on(known, payable.creditorId(), supplier, day)
                    .or(() -> StandardRates.on(supplier, day));
            proposals.put(
                    payable.id(),
                    TaxProposal.of(payable.kind(), supplier, countries.getOrDefault(payable.debtorId(), ""), standard));
        }
        return proposals;
    }
}
