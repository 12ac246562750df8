package io.evenhand.ceremony;

import io.evenhand.access.Actor;
import io.evenhand.agreement.SignatureRequestView;
import io.evenhand.agreement.SignatureRequests;
import io.evenhand.evidence.EvidenceBook;
import io.evenhand.evidence.EvidenceKind;
import io.evenhand.evidence.Happening;
import io.evenhand.evidence.Happening.Fact;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PersonId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes what happens on the way to a signature into the agreement's evidence, within the transaction in which it happens. */
@Component
class LinkEvidence {
    private final EvidenceBook book;
    private final SignatureRequests signatures;
    private final SignerNames names;

    LinkEvidence(EvidenceBook book, SignatureRequests signatures, SignerNames names) {
        this.book = book;
        this.signatures = signatures;
        this.names = names;
    }

    /** @param byPerson whether the person did it; else we did, towards them, or somebody of whom it is not known who they are */
    void record(
            String onceKey,
            EvidenceKind kind,
            String signatureId,
            PersonId person,
            boolean byPerson,
            Map<Fact, String> facts) {
        SignatureRequestView signature = signatures.find(signatureId).orElseThrow();
        book.record(new Happening(
                onceKey,
                kind,
                signature.agreement().value(),
                signatureId,
                byPerson ? person.value() : null,
                names.person(person),
                names.organisation(signature.partner()),
                facts));
    }

    /** What somebody else than who signs did, for their own organisation. */
    void recordOfOther(String onceKey, EvidenceKind kind, String signatureId, Actor actor, Map<Fact, String> facts) {
        SignatureRequestView signature = signatures.find(signatureId).orElseThrow();
        book.record(new Happening(
                onceKey,
                kind,
                signature.agreement().value(),
                signatureId,
                actor.personId(),
                actor.displayName(),
                names.organisation(new PartnerId(actor.partnerId())),
                facts));
    }

    void record(String onceKey, EvidenceKind kind, SigningLink link, boolean byPerson, Map<Fact, String> facts) {
        record(onceKey, kind, link.signatureId(), new PersonId(link.personId()), byPerson, facts);
    }
}
