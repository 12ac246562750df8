package io.evenhand.agreement;

import io.evenhand.agreement.SignatureRequest.State;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The signatures that people owe, for the room in which they give them. Who may ask for one is for the caller to know. */
@Service
@Transactional
public class SignatureRequests {
    private final SignatureRequestRepository requests;
    private final AgreementBook book;
    private final SignatureEvidence evidence;
    private final AuthorityOfSigners authority;
    private final Partners partners;
    private final Archive archive;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignatureRequests(
            SignatureRequestRepository requests,
            AgreementBook book,
            SignatureEvidence evidence,
            AuthorityOfSigners authority,
            Partners partners,
            Archive archive,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.book = book;
        this.evidence = evidence;
        this.authority = authority;
        this.partners = partners;
        this.archive = archive;
        this.events = events;
        this.clock = clock;
    }

    /** One signature; empty for an unknown id. */
    @Transactional(readOnly = true)
    public Optional<SignatureRequestView> find(String signatureId) {
        return requests.findById(signatureId).map(request -> view(request, book.get(request.agreement())));
    }

    /** The document as it stands now; empty unless the signature is due. */
    @Transactional(readOnly = true)
    public Optional<ShownDocument> document(String signatureId) {
        return requests.findById(signatureId)
                .filter(request -> request.state() == State.REQUESTED)
                .map(request -> book.get(request.agreement()))
                .map(agreement -> {
                    DocumentHash hash =
                            new DocumentHash(agreement.documentHash().orElseThrow());
                    return new ShownDocument(hash, archive.load(hash), agreement.documentPages());
                });
    }

    /** Who else of the same partner has the authority to give this signature today; nobody for an unknown id. */
    @Transactional(readOnly = true)
    public List<PersonView> othersWithAuthority(String signatureId) {
        return requests.findById(signatureId).stream()
                .flatMap(request -> others(request, book.get(request.agreement())).stream())
                .toList();
    }

    /**
     * Hands the signature on to somebody else with authority. Whoever was asked before can no longer give it by their link; the task
     * stays with the role. Repeated, it is recorded once.
     */
    public Decided forward(String signatureId, PersonId from, PersonId to, String reason) {
        return forward(signatureId, from, to, reason, Optional.empty());
    }

    /** As {@link #forward(String, PersonId, PersonId, String)}, by somebody to whom Evenhand showed the document. */
    public Decided forward(String signatureId, PersonId from, PersonId to, String reason, Optional<SignerTrace> trace) {
        Optional<String> agreementId = requests.findAgreementId(signatureId);
        if (agreementId.isEmpty()) {
            return Decided.refused("There is no such signature.");
        }
        Agreement agreement = book.lock(new AgreementId(agreementId.get()));
        SignatureRequest request = requests.lock(signatureId).orElseThrow();
        Optional<String> closed = SignatureRecords.closed(request, agreement, clock.instant());
        if (closed.isPresent()) {
            return Decided.refused(closed.get());
        }
        if (request.signatory().equals(to)) {
            return Decided.recorded();
        }
        if (!request.signatory().equals(from)) {
            return Decided.refused("Somebody else is asked to sign by now.");
        }
        Optional<PersonView> other = others(request, agreement).stream()
                .filter(person -> person.id().equals(to))
                .findFirst();
        if (other.isEmpty()) {
            return Decided.refused("Forward this to one of your colleagues who may give this signature today.");
        }
        PersonView before = partners.person(from).orElseThrow();
        evidence.forwarded(request, request.forward(to), before, other.get(), reason.strip(), trace);
        events.publishEvent(new SignatureForwarded(UUID.randomUUID(), signatureId));
        return Decided.recorded();
    }

    private List<PersonView> others(SignatureRequest request, Agreement agreement) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        SigningAuthorityPolicy policy = authority.policy(request, agreement, today);
        return partners.peopleOf(request.partner()).stream()
                .filter(person -> !request.signatory().equals(person.id()))
                .filter(person -> policy.refusal(person).isEmpty())
                .toList();
    }

    private static SignatureRequestView view(SignatureRequest request, Agreement agreement) {
        return new SignatureRequestView(
                request.id(),
                agreement.id(),
                agreement.number(),
                agreement.kind(),
                agreement.reference().title(),
                request.partner(),
                request.signatory(),
                request.standing(),
                request.signBy());
    }
}
