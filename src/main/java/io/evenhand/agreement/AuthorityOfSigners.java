package io.evenhand.agreement;

import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** By what rule a signature is given, as the document was certified: who asks for it is inside a transaction. */
@Component
class AuthorityOfSigners {
    private final SignatureRequestRepository requests;

    private final Partners partners;

    AuthorityOfSigners(SignatureRequestRepository requests, Partners partners) {
        this.requests = requests;
        this.partners = partners;
    }

    SigningAuthorityPolicy policy(SignatureRequest request, Agreement agreement, LocalDate day) {
        List<SignatureRequest> others = requests.findByAgreementIdOrderByPosition(request.agreementId()).stream()
                .filter(other -> !other.id().equals(request.id()))
                .toList();
        List<SignatureRequest> beside = others.stream()
                .filter(other -> other.partner().equals(request.partner()))
                .toList();
        return new SigningAuthorityPolicy(
                agreement.signingKind(),
                agreement.toBeSigned(day),
                !beside.isEmpty(),
                signatories(beside, other -> other.state() == SignatureRequest.State.SIGNED),
                signatories(beside, SignatureRequest::isOpen),
                partners.mailboxesOf(signatories(others, other -> true)));
    }

    private static Set<PersonId> signatories(List<SignatureRequest> requests, Predicate<SignatureRequest> those) {
        return requests.stream().filter(those).map(SignatureRequest::signatory).collect(Collectors.toSet());
    }
}
