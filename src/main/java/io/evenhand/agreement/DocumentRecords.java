package io.evenhand.agreement;

import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
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
    static final String PDF = "application/pdf";

    private final AgreementBook book;
    private final SignatureRequestRepository requests;
    private final SignatureEvidence evidence;
    private final Partners partners;
    private final Archive archive;
    private final Clock clock;

    DocumentRecords(
            AgreementBook book,
            SignatureRequestRepository requests,
            SignatureEvidence evidence,
            Partners partners,
            Archive archive,
            Clock clock) {
        this.book = book;
        this.requests = requests;
        this.evidence = evidence;
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
        evidence.certified(id, hash, pages);
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

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
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
        Agreement agreement = book.lock(id);
        if (agreement.state() == AgreementState.SIGNING) {
            DocumentHash hash = archive.store(document, PDF, Agreements.fileName(agreement));
            agreement.sealed(hash.hex());
            evidence.sealed(id, hash);
        }
    }

    Decided authorise(AgreementId id, PartnerId partner, PersonId person) {
        return partners.authorise(partner, person, book.get(id).signingKind().code())
                ? Decided.recorded()
                : Decided.refused("“" + person + "” is not one of your people.");
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
}
