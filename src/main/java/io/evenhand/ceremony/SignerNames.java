package io.evenhand.ceremony;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.SignatureRequestView;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What people, organisations and agreements are called on the pages and in the mail of this room. */
@Component
class SignerNames {
    private final Partners partners;
    private final Negotiations negotiations;
    private final Agreements agreements;

    SignerNames(Partners partners, Negotiations negotiations, Agreements agreements) {
        this.partners = partners;
        this.negotiations = negotiations;
        this.agreements = agreements;
    }

    String person(PersonId id) {
        return Objects.requireNonNullElse(partners.personNamesOf(List.of(id)).get(id), id.value());
    }

    String organisation(PartnerId id) {
        return partners.nameOf(id.value());
    }

    Map<PartnerId, String> organisations(Collection<PartnerId> ids) {
        return partners.namesOf(ids);
    }

    /** Who drew up the terms that are to be signed. */
    PartnerId drawnUpBy(AgreementId agreement) {
        return negotiations.proposedBy(agreement);
    }

    /** "Non-Disclosure Agreement NDA-2026-17". */
    static String of(SignatureRequestView signature) {
        return signature.title() + " " + signature.number();
    }

    /** The parties by their legal names, in the order of the agreement. */
    List<String> parties(AgreementId agreement) {
        List<PartnerId> ids = agreements.get(agreement).parties();
        Map<PartnerId, String> names = partners.namesOf(ids);
        return ids.stream()
                .map(id -> Objects.requireNonNullElse(names.get(id), id.value()))
                .toList();
    }

    /** "A and B", "A, B and C". */
    static String joined(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
