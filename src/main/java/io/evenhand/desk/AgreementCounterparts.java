package io.evenhand.desk;

import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.competence.Counterparts;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKinds;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** With whom a partner has an agreement of any kind in force. */
@Component
class AgreementCounterparts implements Counterparts {
    private final Agreements agreements;
    private final AgreementKinds kinds;

    AgreementCounterparts(Agreements agreements, AgreementKinds kinds) {
        this.agreements = agreements;
        this.kinds = kinds;
    }

    @Override
    public Set<PartnerId> of(PartnerId partner) {
        List<AgreementReference> inForce = kinds.principal().stream()
                .flatMap(kind -> agreements.inForceOf(partner, kind).stream())
                .toList();
        return agreements.all(inForce.stream().map(AgreementReference::id).toList()).stream()
                .map(AgreementView::parties)
                .flatMap(List::stream)
                .filter(party -> !party.equals(partner))
                .collect(Collectors.toSet());
    }
}
