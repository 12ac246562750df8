package io.evenhand.agreement;

import io.evenhand.access.Actor;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import io.evenhand.template.TemplateVersion;
import io.evenhand.terms.Terms;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what {@link AgreementDocuments} works on, and writes what came of it: each method one short transaction. */
@Service
@Transactional
class DocumentRecords {
    private static final String PDF = "application/pdf";

    private final AgreementBook book;
    private final SignatureRequestRepository requests;
    private final ChangeBasis basis;
    private final Partners partners;
    private final Archive archive;
    private final Clock clock;

    DocumentRecords(
            AgreementBook book,
            SignatureRequestRepository requests,
            ChangeBasis basis,
            Partners partners,
            Archive archive,
            Clock clock) {
        this.book = book;
        this.requests = requests;
        this.basis = basis;
        this.partners = partners;
        this.archive = archive;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    ToCertify toCertify(AgreementId id) {
        Agreement agreement = book.get(id);
        List<SignatureRequest> known = requests.findByAgreementIdOrderByPosition(id.value());
        if (!known.isEmpty()) {
            return new ToCertify.Done(known.stream().map(SignatureRequest::id).toList());
        }
        Terms terms = book.currentTerms(agreement);
        List<PartnerId> signing = terms.signatories().stream()
                .map(party -> new PartnerId(party.partnerId()))
                .toList();
        List<PersonView> signatories = new ArrayList<>();
        for (PartnerId party : signing) {
            Optional<PersonView> signatory =
                    partners.signatoryOf(party, agreement.signingKind().code(), today());
            if (signatory.isEmpty()) {
                return new ToCertify.Missing(party);
            }
            signatories.add(signatory.get());
        }
        return new ToCertify.Ready(agreement.number(), terms, signing, signatories);
    }

    List<String> certified(
            AgreementId id, ToCertify.Ready ready, TemplateVersion template, byte[] document, int pages) {
        Agreement agreement = book.get(id);
        if (agreement.state() != AgreementState.NEGOTIATED) {
            // Another run of the same job was quicker: what it wrote stands, and this document is thrown away.
            return requests.findByAgreementIdOrderByPosition(id.value()).stream()
                    .map(SignatureRequest::id)
                    .toList();
        }
        DocumentHash hash = archive.store(document, PDF, Agreements.fileName(agreement));
        agreement.certified(template.name() + "." + template.language() + "@" + template.hash(), hash.hex(), pages);
        List<String> ids = new ArrayList<>();
        for (int position = 0; position < ready.signing().size(); position++) {
            ids.add(requests.save(new SignatureRequest(
                            UUID.randomUUID().toString(),
                            id,
                            position,
                            ready.signing().get(position),
                            ready.signatories().get(position).id()))
                    .id());
        }
        return ids;
    }

    PartnerId request(String signatureId) {
        SignatureRequest request = get(signatureId);
        request.request(clock.instant());
        return request.partner();
    }

    void remind(String signatureId) {
        get(signatureId).remind();
    }

    @Transactional(readOnly = true)
    Signing toSign(String signatureId, Actor actor) {
        SignatureRequest request = get(signatureId);
        Agreement agreement = book.get(request.agreement());
        if (request.isSignedBy(actor)) {
            // Before authority is asked for: what was signed while it held stays signed, however often that is said.
            return new Signing.Done();
        }
        Optional<PersonView> person = authorised(request, agreement, actor);
        if (person.isEmpty()) {
            return new Signing.Refused(notAuthorised(actor, request, agreement));
        }
        if (request.state() == SignatureRequest.State.SIGNED) {
            return new Signing.Refused("Somebody else has signed for your side already.");
        }
        if (request.state() != SignatureRequest.State.REQUESTED) {
            return new Signing.Refused("It is not your turn to sign.");
        }
        Optional<String> outdated = basis.refusal(agreement);
        if (outdated.isPresent()) {
            return new Signing.Refused(outdated.get());
        }
        DocumentHash hash = new DocumentHash(agreement.documentHash().orElseThrow());
        return new Signing.Ready(
                agreement.number(),
                request.fieldName(),
                person.get(),
                partners.get(request.partner()),
                hash,
                archive.load(hash));
    }

    private Optional<PersonView> authorised(SignatureRequest request, Agreement agreement, Actor actor) {
        return personOf(request, actor)
                .filter(person -> person.maySign(agreement.signingKind().code(), today()));
    }

    private Optional<PersonView> personOf(SignatureRequest request, Actor actor) {
        return Optional.ofNullable(actor.personId())
                .flatMap(PersonId::read)
                .flatMap(partners::person)
                .filter(person -> person.partner().equals(request.partner()));
    }

    private String notAuthorised(Actor actor, SignatureRequest request, Agreement agreement) {
        return personOf(request, actor)
                .flatMap(person -> SigningAuthorityPolicy.refusal(person, agreement.signingKind(), today()))
                .orElseGet(() -> SigningAuthorityPolicy.refusal(actor.displayName(), agreement.signingKind()) + " for "
                        + partners.get(request.partner()).legalName() + ".");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Making the signature took its time: when the authority ended meanwhile, the signature is thrown away. */
    Decided signed(String signatureId, Actor actor, Signing.Ready ready, byte[] document) {
        SignatureRequest request = get(signatureId);
        Agreement agreement = book.get(request.agreement());
        if (request.state() == SignatureRequest.State.SIGNED) {
            return Decided.recorded();
        }
        if (authorised(request, agreement, actor).isEmpty()) {
            return Decided.refused(notAuthorised(actor, request, agreement));
        }
        String present = agreement.documentHash().orElseThrow();
        if (!present.equals(ready.documentHash().hex())) {
            throw new IllegalStateException(
                    "The document of agreement " + agreement.number() + " changed while it was being signed");
        }
        DocumentHash hash = archive.store(document, PDF, Agreements.fileName(agreement));
        agreement.signed(hash.hex());
        request.signed(ready.person().id(), clock.instant());
        return Decided.recorded();
    }

    Decided declined(String signatureId, Actor actor, String reason) {
        SignatureRequest request = get(signatureId);
        Agreement agreement = book.get(request.agreement());
        Optional<PersonView> person = authorised(request, agreement, actor);
        if (person.isEmpty()) {
            return Decided.refused(notAuthorised(actor, request, agreement));
        }
        if (request.state() == SignatureRequest.State.SIGNED) {
            return Decided.refused("You have signed already.");
        }
        request.declined(person.get().id(), reason, clock.instant());
        return Decided.recorded();
    }

    /** The document to seal; empty when it is sealed already. */
    @Transactional(readOnly = true)
    Optional<byte[]> toSeal(AgreementId id) {
        Agreement agreement = book.get(id);
        if (agreement.state() != AgreementState.SIGNING) {
            return Optional.empty();
        }
        boolean allSigned = requests.findByAgreementIdOrderByPosition(id.value()).stream()
                .allMatch(request -> request.state() == SignatureRequest.State.SIGNED);
        if (!allSigned) {
            throw new IllegalStateException("Agreement " + agreement.number() + " is not signed by all");
        }
        return agreement.documentHash().map(hash -> archive.load(new DocumentHash(hash)));
    }

    void sealed(AgreementId id, byte[] document) {
        Agreement agreement = book.get(id);
        if (agreement.state() == AgreementState.SIGNING) {
            agreement.sealed(
                    archive.store(document, PDF, Agreements.fileName(agreement)).hex());
        }
    }

    Decided authorise(AgreementId id, PartnerId partner, PersonId person) {
        return partners.authorise(partner, person, book.get(id).signingKind().code())
                ? Decided.recorded()
                : Decided.refused("“" + person + "” is not one of your people.");
    }

    private SignatureRequest get(String signatureId) {
        return requests.findById(signatureId)
                .orElseThrow(() -> new IllegalStateException("No signature request " + signatureId));
    }

    /** What there is to certify. */
    sealed interface ToCertify {
        record Ready(String number, Terms terms, List<PartnerId> signing, List<PersonView> signatories)
                implements ToCertify {
            int positionOf(String partyId) {
                return signing.indexOf(new PartnerId(partyId));
            }
        }

        record Done(List<String> signatureIds) implements ToCertify {}

        record Missing(PartnerId partner) implements ToCertify {}
    }

    /** What there is to sign. */
    sealed interface Signing {
        record Ready(
                String number,
                String fieldName,
                PersonView person,
                PartnerView organisation,
                DocumentHash documentHash,
                byte[] document)
                implements Signing {}

        record Done() implements Signing {}

        record Refused(String reason) implements Signing {}
    }
}
