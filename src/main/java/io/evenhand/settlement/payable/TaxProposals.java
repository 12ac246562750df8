package io.evenhand.settlement.payable;

import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerTaxes;
import io.evenhand.partner.Partners;
import io.evenhand.partner.TaxStanding;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Proposes how tax concerns payables, by where the two sit, how tax knows the payee, and the rates that its finance set. */
@Component
class TaxProposals {
    private final Partners partners;
    private final PartnerTaxes taxes;
    private final TaxRateTable rates;

    TaxProposals(Partners partners, PartnerTaxes taxes, TaxRateTable rates) {
        this.partners = partners;
        this.taxes = taxes;
        this.rates = rates;
    }

    TaxProposal of(Payable payable) {
        TaxProposal proposal = of(List.of(payable)).get(payable.id());
        if (proposal == null) {
            throw new IllegalStateException("no proposal for " + payable.id());
        }
        return proposal;
    }

    /** By the id of the payable; three looks into the database however many there are. */
    Map<String, TaxProposal> of(Collection<Payable> payables) {
        Set<String> ids = new TreeSet<>();
        payables.forEach(payable -> ids.addAll(List.of(payable.debtorId(), payable.creditorId())));
        List<PartnerId> partnerIds = ids.stream().map(PartnerId::new).toList();
        Map<String, String> countries = new HashMap<>();
        partners.countriesOf(partnerIds).forEach((id, country) -> countries.put(id.value(), country));
        Map<PartnerId, List<TaxStanding>> standings = taxes.histories(partnerIds);
        List<TaxRateTable.Rate> known = rates.of(ids);
        Map<String, TaxProposal> proposals = new HashMap<>();
        for (Payable payable : payables) {
            String country = countries.getOrDefault(payable.creditorId(), "");
            LocalDate day = payable.lastDayOfPeriod();
            boolean small = PartnerTaxes.on(day, standings.getOrDefault(new PartnerId(payable.creditorId()), List.of()))
                    .filter(TaxStanding::smallBusiness)
                    .isPresent();
            TaxProposal.Supplier supplier = new TaxProposal.Supplier(
                    country,
                    small,
                    TaxRateTable.on(known, payable.creditorId(), country, day),
                    StandardRates.known(country, day));
            proposals.put(
                    payable.id(),
                    TaxProposal.of(payable.kind(), supplier, countries.getOrDefault(payable.debtorId(), "")));
        }
        return proposals;
    }
}
