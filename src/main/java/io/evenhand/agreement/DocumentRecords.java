package io.evenhand.agreement;

import io.evenhand.agreement.CertifyResult.Certified;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.Mailbox;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import io.evenhand.template.TemplateVersion;
import io.evenhand.terms.Language;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsParty;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what {@link AgreementDocuments} works on, and writes what came of it: each method one short transaction. */
@Service
@Transactional
class DocumentRecords {
    static final String PDF = "application/pdf";
    static final String SIGNED_ELSEWHERE = "It was signed elsewhere: Evenhand made no document of it.";
    static final String NO_DOCUMENT = "There is no document of it yet.";
    static final String DAY_NOT_KEPT =
            "On which day its document was made was not kept in those days, and the day is printed on it.";

    private final AgreementBook book;
    private final SignatureRequestRepository requests;
    private final SignatureEvidence evidence;
    private final SigningTurns turns;
    private final Partners partners;
    private final Archive archive;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DocumentRecords(
            AgreementBook book,
            SignatureRequestRepository requests,
            SignatureEvidence evidence,
            SigningTurns turns,
            Partners partners,
            Archive archive,
            ApplicationEventPublisher events,
            Clock clock) {
        this.book = book;
        this.requests = requests;
        this.evidence = evidence;
        this.turns = turns;
        this.partners = partners;
        this.archive = archive;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    ToCertify toCertify(AgreementId id) {
        Agreement agreement = book.get(id);
        List<SignatureRequest> known = requests.findByAgreementIdOrderByPosition(id.value());
        if (!known.isEmpty()) {
            return new ToCertify.Done(Certified.of(known));
        }
        Terms terms = book.currentTerms(agreement);
        Places places = places(agreement, terms);
        return places.missing()
                .<ToCertify>map(ToCertify.Missing::new)
                .orElseGet(() -> new ToCertify.Ready(
                        agreement.number(),
                        terms,
                        Language.of(Locale.of(agreement.language())),
                        agreement.wording(),
                        places.found()));
    }

    /** What an agreement's document is made of, once more. */
    @Transactional(readOnly = true)
    RemadeDocuments.Source toRemake(AgreementId id) {
        Agreement agreement = book.get(id);
        Optional<String> hash = agreement.documentHash();
        if (hash.isEmpty() || agreement.wording().isEmpty()) {
            return new RemadeDocuments.Source.Missing(agreement.termsVersion() == 0 ? SIGNED_ELSEWHERE : NO_DOCUMENT);
        }
        Optional<LocalDate> printedOn = agreement.certifiedOn().or(() -> evidence.certifiedOn(id));
        if (printedOn.isEmpty()) {
            return new RemadeDocuments.Source.Missing(DAY_NOT_KEPT);
        }
        Map<String, Integer> placesOf = requests.findByAgreementIdOrderByPosition(id.value()).stream()
                .collect(Collectors.toMap(request -> request.partner().value(), request -> 1, Integer::sum));
        return new RemadeDocuments.Source.Found(
                agreement.number(),
                book.currentTerms(agreement),
                agreement.wording().get(),
                printedOn.get(),
                placesOf,
                hash.get());
    }

    /** One party after the other, until one has nobody: who signs for it must not read the mailbox of any before. */
    private Places places(Agreement agreement, Terms terms) {
        List<ToCertify.Place> found = new ArrayList<>();
        for (TermsParty party : terms.signatories()) {
            PartnerId partner = new PartnerId(party.partnerId());
            List<Mailbox> taken =
                    found.stream().map(place -> place.person().mailbox()).toList();
            List<PersonView> signatories = partners.signatoriesOf(partner, agreement.toBeSigned(today()), taken);
            if (signatories.isEmpty()) {
                return new Places(found, Optional.of(partner));
            }
            signatories.forEach(person -> found.add(new ToCertify.Place(partner, person)));
        }
        return new Places(found, Optional.empty());
    }

    /** @param missing the first party that has nobody; the places of those before it are found */
    private record Places(List<ToCertify.Place> found, Optional<PartnerId> missing) {}

    /** @param on the day that is printed on the document */
    Certified certified(
            AgreementId id, ToCertify.Ready ready, TemplateVersion wording, LocalDate on, byte[] document, int pages) {
        Agreement agreement = book.lock(id);
        if (agreement.state() != AgreementState.NEGOTIATED) {
            // Another run of the same job was quicker: what it wrote stands, and this document is thrown away.
            return Certified.of(requests.findByAgreementIdOrderByPosition(id.value()));
        }
        DocumentHash hash = archive.store(document, PDF, Agreements.fileName(agreement));
        agreement.certified(wording, on, hash.hex(), pages);
        evidence.certified(id, hash, pages);
        Map<PartnerId, Integer> turnOf = turns.of(
                id,
                ready.places().stream().map(ToCertify.Place::partner).distinct().toList());
        List<SignatureRequest> made = new ArrayList<>();
        for (ToCertify.Place place : ready.places()) {
            made.add(requests.save(new SignatureRequest(
                    UUID.randomUUID().toString(),
                    id,
                    made.size(),
                    turnOf.getOrDefault(place.partner(), 0),
                    place.partner(),
                    place.person().id())));
        }
        return Certified.of(made);
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
            events.publishEvent(new AgreementSealed(UUID.randomUUID(), id));
        }
    }

    /** @param people one who signs alone, or two who sign jointly */
    Decided authorise(AgreementId id, PartnerId partner, List<PersonId> people) {
        Agreement agreement = book.get(id);
        Optional<String> shared = shared(agreement, partner, people);
        if (shared.isPresent()) {
            return Decided.refused(shared.get());
        }
        return partners.authorise(partner, people, agreement.toBeSigned(today()))
                ? Decided.recorded()
                : Decided.refused(
                        people.stream().map(person -> "“" + person + "”").collect(Collectors.joining(" or "))
                                + " is not one of your people.");
    }

    private Optional<String> shared(Agreement agreement, PartnerId partner, List<PersonId> people) {
        List<Mailbox> mailboxes = new ArrayList<>(places(agreement, book.currentTerms(agreement)).found().stream()
                .filter(place -> !place.partner().equals(partner))
                .map(place -> place.person().mailbox())
                .toList());
        for (PersonId id : people) {
            Optional<PersonView> person =
                    partners.person(id).filter(found -> found.partner().equals(partner));
            Optional<String> refusal = person.flatMap(found -> Mailbox.sharedWith(found, mailboxes)
                    .map(other -> SigningAuthorityPolicy.sharing(found.name(), other)));
            if (refusal.isPresent()) {
                return refusal;
            }
            person.map(PersonView::mailbox).ifPresent(mailboxes::add);
        }
        return Optional.empty();
    }

    /** What there is to certify. */
    sealed interface ToCertify {
        /**
         * @param wording that it was drafted in; empty where that was not kept
         * @param places where somebody signs, in the order of the fields
         */
        record Ready(
                String number, Terms terms, Language language, Optional<TemplateVersion> wording, List<Place> places)
                implements ToCertify {
            /** How many places each party has. */
            Map<String, Integer> placesOf() {
                return places.stream()
                        .collect(Collectors.toMap(place -> place.partner().value(), place -> 1, Integer::sum));
            }
        }

        record Place(PartnerId partner, PersonView person) {}

        record Done(Certified certified) implements ToCertify {}

        record Missing(PartnerId partner) implements ToCertify {}
    }
}
