package io.evenhand.agreement;

import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The signatures that people owe, for the room in which they give them. */
@Service
public class SignatureRequests {
    public Optional<SignatureRequestView> find(String signatureId) {
        throw new UnsupportedOperationException();
    }

    /** The document as it stands now; empty unless the signature is due. */
    public Optional<ShownDocument> document(String signatureId) {
        throw new UnsupportedOperationException();
    }

    /** Who else of the same partner has the authority to give this signature today. */
    public List<PersonView> othersWithAuthority(String signatureId) {
        throw new UnsupportedOperationException();
    }

    /** Hands the signature on to somebody else with authority. Whoever was asked before can no longer give it by their link. */
    public Decided forward(String signatureId, PersonId from, PersonId to, String reason) {
        throw new UnsupportedOperationException();
    }
}
