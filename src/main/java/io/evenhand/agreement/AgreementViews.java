package io.evenhand.agreement;

import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes of agreements what others see of them: with as many queries for one as for many. */
@Component
class AgreementViews {
    private final TermsVersionRepository versions;
    private final SignatureRequestRepository requests;
    private final Partners partners;

    AgreementViews(TermsVersionRepository versions, SignatureRequestRepository requests, Partners partners) {
        this.versions = versions;
        this.requests = requests;
        this.partners = partners;
    }

    AgreementView of(Agreement agreement) {
        return of(List.of(agreement)).getFirst();
    }

    List<AgreementView> of(List<Agreement> agreements) {
        List<String> ids =
                agreements.stream().map(agreement -> agreement.id().value()).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, String> hashes = versions.findHashes(ids).stream()
                .collect(Collectors.toMap(
                        hash -> key(hash.agreementId(), hash.versionNumber()), hash -> hash.termsHash()));
        Map<String, List<SignatureRequest>> signatures = requests.findByAgreementIdInOrderByPosition(ids).stream()
                .collect(Collectors.groupingBy(SignatureRequest::agreementId));
        Map<PersonId, String> names = names(signatures.values());
        return agreements.stream()
                .map(agreement -> view(
                        agreement,
                        hashes.getOrDefault(key(agreement.id().value(), agreement.termsVersion()), ""),
                        signatures.getOrDefault(agreement.id().value(), List.of()),
                        names))
                .toList();
    }

    private Map<PersonId, String> names(Collection<List<SignatureRequest>> signatures) {
        List<PersonId> people = signatures.stream()
                .flatMap(List::stream)
                .map(SignatureRequest::signatory)
                .distinct()
                .toList();
        return people.isEmpty() ? Map.of() : partners.personNamesOf(people);
    }

    private static String key(String agreementId, int version) {
        return agreementId + " " + version;
    }

    private static AgreementView view(
            Agreement agreement, String termsHash, List<SignatureRequest> signatures, Map<PersonId, String> names) {
        return new AgreementView(
                agreement.id(),
                agreement.number(),
                agreement.subject(),
                agreement.kind(),
                agreement.state(),
                agreement.parties(),
                agreement.termsVersion(),
                termsHash,
                agreement
                        .documentHash()
                        .map(hash -> new AgreementView.Document(
                                Agreements.fileName(agreement), hash, agreement.documentPages()))
                        .orElse(null),
                signatures.stream()
                        .map(request -> new AgreementView.Signer(
                                request.partner(),
                                names.getOrDefault(
                                        request.signatory(), request.signatory().value()),
                                request.state() == SignatureRequest.State.SIGNED ? request.endedAt() : null))
                        .toList(),
                agreement.isChange() ? agreement.signingKind() : null,
                agreement.changeOf().orElse(null),
                Locale.of(agreement.language()));
    }
}
