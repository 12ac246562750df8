package io.evenhand.agreement;

import io.evenhand.partner.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** By what rule a signature is given, as the document was certified: who asks for it is inside a transaction. */
@Component
class AuthorityOfSigners {
    private final SignatureRequestRepository requests;

    AuthorityOfSigners(SignatureRequestRepository requests) {
        this.requests = requests;
    }

    SigningAuthorityPolicy policy(SignatureRequest request, Agreement agreement, LocalDate day) {
        List<SignatureRequest> ofParty = ofParty(request);
        return new SigningAuthorityPolicy(
                agreement.signingKind(),
                agreement.toBeSigned(day),
                ofParty.size() > 1,
                ofParty.stream()
                        .filter(other -> other.state() == SignatureRequest.State.SIGNED)
                        .filter(other -> !other.id().equals(request.id()))
                        .map(SignatureRequest::signatory)
                        .collect(Collectors.toSet()));
    }

    /** Whether somebody is asked for this signature, or for the other one of the same side. */
    boolean isAsked(SignatureRequest request, PersonId person) {
        return ofParty(request).stream().anyMatch(other -> other.signatory().equals(person));
    }

    private List<SignatureRequest> ofParty(SignatureRequest request) {
        return requests.findByAgreementIdOrderByPosition(request.agreementId()).stream()
                .filter(other -> other.partner().equals(request.partner()))
                .toList();
    }
}
