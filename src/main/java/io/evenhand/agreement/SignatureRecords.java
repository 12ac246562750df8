package io.evenhand.agreement;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import io.evenhand.terms.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what somebody is about to sign, and writes what became of a signature: each method one short transaction. */
@Service
@Transactional
class SignatureRecords {
    private final AgreementBook book;
    private final SignatureRequestRepository requests;
    private final SignatureEvidence evidence;
    private final AuthorityOfSigners authority;
    private final Agreements agreements;
    private final Accounts accounts;
    private final ChangeBasis basis;
    private final Partners partners;
    private final Archive archive;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignatureRecords(
            AgreementBook book,
            SignatureRequestRepository requests,
            SignatureEvidence evidence,
            AuthorityOfSigners authority,
            Agreements agreements,
            Accounts accounts,
            ChangeBasis basis,
            Partners partners,
            Archive archive,
            ApplicationEventPublisher events,
            Clock clock) {
        this.book = book;
        this.requests = requests;
        this.evidence = evidence;
        this.authority = authority;
        this.agreements = agreements;
        this.accounts = accounts;
        this.basis = basis;
        this.partners = partners;
        this.archive = archive;
        this.events = events;
        this.clock = clock;
    }

    PartnerId request(String signatureId, Instant until) {
        SignatureRequest request = locked(signatureId);
        if (request.request(clock.instant(), until)) {
            evidence.requested(request);
            events.publishEvent(new SignatureRequested(UUID.randomUUID(), signatureId));
        }
        return request.partner();
    }

    void remind(String signatureId, long reminder) {
        SignatureRequest request = locked(signatureId);
        if (request.remind(reminder, clock.instant())) {
            evidence.reminded(request, reminder);
            events.publishEvent(new SignatureReminderDue(UUID.randomUUID(), signatureId));
        }
    }

    /** Whether it stands already that this very person decided so: said again, it is no other decision. */
    @Transactional(readOnly = true)
    boolean isDecidedBy(String signatureId, Actor actor, String decision) {
        SignatureRequest request = get(signatureId);
        return decision.equals("sign")
                ? request.isSignedBy(actor)
                : request.state() == SignatureRequest.State.DECLINED
                        && request.signatory().value().equals(actor.personId());
    }

    @Transactional(readOnly = true)
    ToSign toSign(String signatureId, Actor actor) {
        SignatureRequest request = get(signatureId);
        Agreement agreement = book.get(request.agreement());
        if (request.isSignedBy(actor)) {
            // Before authority is asked for: what was signed while it held stays signed, however often that is said.
            return new ToSign.Done();
        }
        Optional<PersonView> person = authorised(request, agreement, actor);
        if (person.isEmpty()) {
            return new ToSign.Refused(notAuthorised(actor, request, agreement));
        }
        Optional<String> closed = closed(request, agreement, clock.instant())
                .or(() -> askedInstead(request, actor))
                .or(() -> basis.refusal(agreement));
        if (closed.isPresent()) {
            return new ToSign.Refused(closed.get());
        }
        DocumentHash hash = new DocumentHash(agreement.documentHash().orElseThrow());
        return new ToSign.Ready(
                Language.of(Locale.of(agreement.language())).agreement(agreement.number()),
                request.fieldName(),
                person.get(),
                partners.get(request.partner()),
                hash,
                archive.load(hash));
    }

    /**
     * Keeps a signature; making it took its time, so everything is asked again. Of those who sign at one moment one is first.
     *
     * @return empty when the document is another meanwhile: this signature is thrown away, nothing was written
     */
    Optional<Decided> signed(
            String signatureId, Actor actor, ToSign.Ready ready, byte[] document, Optional<SigningAct> act) {
        Agreement agreement = book.lock(agreementOf(signatureId));
        SignatureRequest request = requests.lock(signatureId).orElseThrow();
        if (request.isSignedBy(actor)) {
            return Optional.of(Decided.recorded());
        }
        Optional<PersonView> person = authorised(request, agreement, actor);
        if (person.isEmpty()) {
            return Optional.of(Decided.refused(notAuthorised(actor, request, agreement)));
        }
        Optional<String> closed = closed(request, agreement, clock.instant()).or(() -> askedInstead(request, actor));
        if (closed.isPresent()) {
            return Optional.of(Decided.refused(closed.get()));
        }
        if (!agreement.documentHash().orElseThrow().equals(ready.documentHash().hex())) {
            return Optional.empty();
        }
        DocumentHash hash = archive.store(document, DocumentRecords.PDF, Agreements.fileName(agreement));
        String right = right(request, agreement, person.get());
        agreement.signed(hash.hex());
        request.signed(person.get().id(), clock.instant());
        evidence.signed(request, person.get(), right, hash, act);
        events.publishEvent(new SignatureOver(UUID.randomUUID(), signatureId));
        return Optional.of(Decided.recorded());
    }

    /** Who has signed last, for somebody whose document is no longer the present one. */
    @Transactional(readOnly = true)
    String lastSigner(String signatureId) {
        return requests
                .findByAgreementIdOrderByPosition(agreementOf(signatureId).value())
                .stream()
                .filter(request -> request.state() == SignatureRequest.State.SIGNED)
                .max(Comparator.comparing(request -> Objects.requireNonNull(request.endedAt())))
                .flatMap(request -> partners.person(request.signatory()))
                .map(PersonView::name)
                .orElse("Somebody");
    }

    /** Who does not sign ends it for all at once, so that nobody signs in vain; what the process does about it comes later. */
    Decided declined(String signatureId, Actor actor, String reason, Optional<SigningAct> act) {
        Agreement agreement = book.lock(agreementOf(signatureId));
        SignatureRequest request = requests.lock(signatureId).orElseThrow();
        Optional<PersonView> person = authorised(request, agreement, actor);
        if (person.isEmpty()) {
            return Decided.refused(notAuthorised(actor, request, agreement));
        }
        if (request.state() == SignatureRequest.State.DECLINED) {
            return Decided.recorded();
        }
        if (request.isSignedBy(actor)) {
            return Decided.refused("You have signed already.");
        }
        Optional<String> closed = closed(request, agreement, clock.instant()).or(() -> askedInstead(request, actor));
        if (closed.isPresent()) {
            return Decided.refused(closed.get());
        }
        String right = right(request, agreement, person.get());
        request.declined(person.get().id(), reason, clock.instant());
        events.publishEvent(new SignatureOver(UUID.randomUUID(), signatureId));
        AgreementState unused = agreements.end(agreement.id(), AgreementState.DECLINED);
        evidence.declined(request, person.get(), right, reason, act);
        return Decided.recorded();
    }

    /** Why nobody can sign there at this moment, whoever it is. */
    static Optional<String> closed(SignatureRequest request, Agreement agreement, Instant now) {
        return switch (request.state()) {
            case SIGNED -> Optional.of("Somebody else has signed for your side already.");
            case DECLINED -> Optional.of("Your side has declined already.");
            case WAITING -> Optional.of("It is not your turn to sign.");
            case OVER ->
                Optional.of("This agreement is not signed any more: it is "
                        + agreement.state().words().toLowerCase(java.util.Locale.ROOT) + ".");
            case REQUESTED -> request.tooLate(now);
        };
    }

    /** Somebody without an account signs because they are asked to, and no longer once another is. */
    private Optional<String> askedInstead(SignatureRequest request, Actor actor) {
        boolean asked = request.signatory().value().equals(actor.personId());
        return asked || accounts.actor(actor.username()).isPresent()
                ? Optional.empty()
                : Optional.of("Somebody else is asked to sign by now.");
    }

    private String right(SignatureRequest request, Agreement agreement, PersonView person) {
        return authority.policy(request, agreement, today()).right(person).orElseThrow();
    }

    /** The acting person, if they are one of the party's people and may give this signature. */
    private Optional<PersonView> authorised(SignatureRequest request, Agreement agreement, Actor actor) {
        SigningAuthorityPolicy policy = authority.policy(request, agreement, today());
        return personOf(request, actor).filter(person -> policy.refusal(person).isEmpty());
    }

    private Optional<PersonView> personOf(SignatureRequest request, Actor actor) {
        return Optional.ofNullable(actor.personId())
                .flatMap(PersonId::read)
                .flatMap(partners::person)
                .filter(person -> person.partner().equals(request.partner()));
    }

    private String notAuthorised(Actor actor, SignatureRequest request, Agreement agreement) {
        SigningAuthorityPolicy policy = authority.policy(request, agreement, today());
        return personOf(request, actor)
                .flatMap(policy::refusal)
                .orElseGet(() -> actor.displayName() + " has no authority to sign " + policy.aKind() + " for "
                        + partners.get(request.partner()).legalName() + ".");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private AgreementId agreementOf(String signatureId) {
        return requests.findAgreementId(signatureId)
                .map(AgreementId::new)
                .orElseThrow(() -> new IllegalStateException("No signature request " + signatureId));
    }

    /** The agreement is held before its signature, and both before its evidence, by everybody. */
    private SignatureRequest locked(String signatureId) {
        Agreement unused = book.lock(agreementOf(signatureId));
        return requests.lock(signatureId).orElseThrow();
    }

    private SignatureRequest get(String signatureId) {
        return requests.findById(signatureId)
                .orElseThrow(() -> new IllegalStateException("No signature request " + signatureId));
    }

    /** What there is to sign. */
    sealed interface ToSign {
        record Ready(
                String about,
                String fieldName,
                PersonView person,
                PartnerView organisation,
                DocumentHash documentHash,
                byte[] document)
                implements ToSign {}

        record Done() implements ToSign {}

        record Refused(String reason) implements ToSign {}
    }
}
