package io.evenhand.agreement;

import io.evenhand.access.Actor;
import io.evenhand.document.DocumentHash;
import io.evenhand.evidence.EvidenceBook;
import io.evenhand.evidence.EvidenceKind;
import io.evenhand.evidence.Happening;
import io.evenhand.evidence.Happening.Fact;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import io.evenhand.signing.SignatureMark;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what happens to the signatures of an agreement into its evidence, within the transaction in which it happens. */
@Component
class SignatureEvidence {
    private static final String SYSTEM = "Evenhand";

    /** Where nothing was shown by us, the decision came through the engine's own list of tasks. */
    private static final String TASK_LIST = "task list";

    private final EvidenceBook book;
    private final Partners partners;

    SignatureEvidence(EvidenceBook book, Partners partners) {
        this.book = book;
        this.partners = partners;
    }

    void certified(AgreementId id, DocumentHash document, int pages) {
        bySystem(
                "certified",
                EvidenceKind.CERTIFIED,
                id,
                Map.of(Fact.RESULT_SHA256, document.hex(), Fact.PAGES, Integer.toString(pages)));
    }

    void sealed(AgreementId id, DocumentHash document) {
        bySystem("sealed", EvidenceKind.SEALED, id, Map.of(Fact.RESULT_SHA256, document.hex()));
    }

    void expired(AgreementId id) {
        bySystem("expired", EvidenceKind.EXPIRED, id, Map.of());
    }

    void requested(SignatureRequest request) {
        asked("requested:" + request.id(), EvidenceKind.REQUESTED, request);
    }

    void reminded(SignatureRequest request, long reminder) {
        asked("reminded:" + request.id() + ":" + reminder, EvidenceKind.REMINDED, request);
    }

    /** @param right by what right the person signs, in words */
    void signed(
            SignatureRequest request, PersonView person, String right, DocumentHash result, Optional<SigningAct> act) {
        Map<Fact, String> facts = traced(act.map(SigningAct::trace));
        facts.put(Fact.RESULT_SHA256, result.hex());
        facts.put(Fact.MARK, mark(act));
        facts.put(Fact.AUTHORITY, right);
        act.ifPresent(done -> facts.put(Fact.CONSENT, done.consent()));
        by(person, "signed:" + request.id(), EvidenceKind.SIGNED, request, facts);
    }

    /** @param right by what right the person answers for the signature, in words */
    void declined(SignatureRequest request, PersonView person, String right, String reason, Optional<SigningAct> act) {
        Map<Fact, String> facts = traced(act.map(SigningAct::trace));
        facts.put(Fact.REASON, reason);
        facts.put(Fact.AUTHORITY, right);
        by(person, "declined:" + request.id(), EvidenceKind.DECLINED, request, facts);
    }

    private static Map<Fact, String> traced(Optional<SignerTrace> trace) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.AUTHENTICATION, trace.map(SignerTrace::authentication).orElse(TASK_LIST));
        trace.ifPresent(known -> {
            if (known.shown() != null) {
                facts.put(Fact.SHOWN_SHA256, known.shown().hex());
            }
            facts.put(Fact.ADDRESS, known.address());
            facts.put(Fact.AGENT, known.agent());
        });
        return facts;
    }

    /** @param time which time it is that this signature is handed on */
    void forwarded(
            SignatureRequest request,
            int time,
            PersonView from,
            PersonView to,
            String reason,
            Optional<SignerTrace> trace) {
        Map<Fact, String> facts = traced(trace);
        facts.put(Fact.TO_NAME, to.name());
        if (!reason.isBlank()) {
            facts.put(Fact.REASON, reason);
        }
        by(from, "forwarded:" + request.id() + ":" + time, EvidenceKind.FORWARDED, request, facts);
    }

    /** @param actor of operations, who decides this for the organisation */
    void withdrawn(AgreementId id, Actor actor, PartnerId partner, String reason) {
        book.record(new Happening(
                "withdrawn",
                EvidenceKind.WITHDRAWN,
                id.value(),
                null,
                actor.personId(),
                actor.displayName(),
                partners.get(partner).legalName(),
                Map.of(Fact.REASON, reason)));
    }

    /** What was being signed is over because that for which it was is over. */
    void withdrawn(AgreementId id, String reason) {
        bySystem("withdrawn", EvidenceKind.WITHDRAWN, id, Map.of(Fact.REASON, reason));
    }

    private static String mark(Optional<SigningAct> act) {
        return switch (act.map(SigningAct::mark).orElseGet(SignatureMark.Printed::new)) {
            case SignatureMark.Printed ignored -> "printed";
            case SignatureMark.Typed ignored -> "typed";
            case SignatureMark.Drawn ignored -> "drawn";
        };
    }

    private void bySystem(String onceKey, EvidenceKind kind, AgreementId id, Map<Fact, String> facts) {
        book.record(new Happening(onceKey, kind, id.value(), null, null, SYSTEM, "", facts));
    }

    /** What we did towards the person who is to sign: told with their name, though not done by them. */
    private void asked(String onceKey, EvidenceKind kind, SignatureRequest request) {
        String name = partners.person(request.signatory())
                .map(PersonView::name)
                .orElseGet(() -> request.signatory().value());
        record(onceKey, kind, request, null, name, Map.of());
    }

    private void by(
            PersonView person, String onceKey, EvidenceKind kind, SignatureRequest request, Map<Fact, String> facts) {
        record(onceKey, kind, request, person.id(), person.name(), facts);
    }

    private void record(
            String onceKey,
            EvidenceKind kind,
            SignatureRequest request,
            @Nullable PersonId person,
            String name,
            Map<Fact, String> facts) {
        book.record(new Happening(
                onceKey,
                kind,
                request.agreementId(),
                request.id(),
                person == null ? null : person.value(),
                name,
                partners.get(request.partner()).legalName(),
                facts));
    }

    /** The day on which the document was certified, as it was recorded; empty where nothing was. */
    Optional<LocalDate> certifiedOn(AgreementId id) {
        return book.trail(id.value()).entries().stream()
                .filter(entry -> entry.kind() == EvidenceKind.CERTIFIED)
                .findFirst()
                .map(entry -> LocalDate.parse(entry.at().substring(0, 10)));
    }
}
