package io.evenhand.desk;

import io.evenhand.agreement.AgreementView;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Agreements as lines of a list. */
@Component
class AgreementRows {
    private final Partners partners;

    AgreementRows(Partners partners) {
        this.partners = partners;
    }

    /** @param parties by their names, in the order in which they sign */
    record Row(String id, String title, String number, AgreementPage.State state, String parties) {}

    List<Row> of(List<AgreementView> agreements) {
        Map<PartnerId, String> names = partners.namesOf(agreements.stream()
                .flatMap(agreement -> agreement.parties().stream())
                .collect(Collectors.toSet()));
        return agreements.stream()
                .map(agreement -> new Row(
                        agreement.id().value(),
                        agreement.title(),
                        agreement.number(),
                        AgreementWords.state(agreement.state()),
                        agreement.parties().stream()
                                .map(party -> names.getOrDefault(party, party.value()))
                                .collect(Collectors.joining(", "))))
                .toList();
    }
}
