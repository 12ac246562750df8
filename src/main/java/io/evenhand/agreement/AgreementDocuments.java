package io.evenhand.agreement;

import io.evenhand.access.Actor;
import io.evenhand.agreement.CertifyResult.Certified;
import io.evenhand.agreement.CertifyResult.NoSignatory;
import io.evenhand.agreement.DocumentRecords.Signing;
import io.evenhand.agreement.DocumentRecords.ToCertify;
import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PersonId;
import io.evenhand.signing.Signatory;
import io.evenhand.signing.SignatureField;
import io.evenhand.signing.SignatureMark;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/**
 * Makes, signs and seals an agreement's document. Rendering and signing take their time, so no transaction is held
 * meanwhile: read, work, then write what came of it, unless another run of the same job wrote it first.
 */
@Service
public class AgreementDocuments {
    private final DocumentRecords records;
    private final Templates templates;
    private final PdfRenderer renderer;
    private final io.evenhand.signing.Signing signing;
    private final Clock clock;

    AgreementDocuments(
            DocumentRecords records,
            Templates templates,
            PdfRenderer renderer,
            io.evenhand.signing.Signing signing,
            Clock clock) {
        this.records = records;
        this.templates = templates;
        this.renderer = renderer;
        this.signing = signing;
        this.clock = clock;
    }

    /** Renders the accepted terms, certifies the document and lists the signatures it needs. Idempotent by agreement. */
    public CertifyResult certify(AgreementId id) {
        return switch (records.toCertify(id)) {
            case ToCertify.Done done -> new Certified(done.signatureIds());
            case ToCertify.Missing missing -> new NoSignatory(missing.partner());
            case ToCertify.Ready ready -> certify(id, ready);
        };
    }

    private CertifyResult certify(AgreementId id, ToCertify.Ready ready) {
        Terms terms = ready.terms();
        TemplateVersion template = templates.current(terms.kind(), Locale.ENGLISH);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String html =
                templates.html(template, terms, new AgreementReference(ready.number(), TermsFormat.hash(terms), today));
        RenderedDocument rendered = renderer.render(
                html,
                new DocumentProperties(
                        terms.kind().title() + " " + ready.number(),
                        terms.kind().title(),
                        "Evenhand",
                        Locale.ENGLISH,
                        clock.instant()),
                List.of(new Attachment(
                        "terms.json",
                        "application/json",
                        "The terms of this agreement, machine-readable",
                        TermsFormat.canonical(terms))));
        List<SignatureField> fields = rendered.places().stream()
                .map(place -> new SignatureField(
                        SignatureRequest.fieldName(ready.positionOf(place.partyId())),
                        "Signature of " + terms.party(place.partyId()).legalName(),
                        place))
                .toList();
        byte[] certified = signing.certify(rendered.pdf(), fields);
        return new Certified(records.certified(id, ready, template, certified, rendered.pages()));
    }

    /** Signs the document for a party, as the acting person. Repeated by the same person, it is the same signature. */
    public Decided sign(String signatureId, Actor actor, String decision, String reason) {
        if (decision.equals("decline")) {
            return reason.isBlank()
                    ? Decided.refused("Say why you do not sign.")
                    : records.declined(signatureId, actor, reason);
        }
        if (!decision.equals("sign")) {
            return Negotiations.unknown(decision);
        }
        return switch (records.toSign(signatureId, actor)) {
            case Signing.Done ignored -> Decided.recorded();
            case Signing.Refused refused -> Decided.refused(refused.reason());
            case Signing.Ready ready -> {
                byte[] signed = signing.sign(
                        ready.document(),
                        ready.fieldName(),
                        new Signatory(
                                ready.person().id().value(),
                                ready.person().name(),
                                ready.person().email(),
                                ready.organisation().id().value(),
                                ready.organisation().legalName(),
                                ready.organisation().country()),
                        "Agreement " + ready.number(),
                        new SignatureMark.Printed());
                yield records.signed(signatureId, actor, ready, signed);
            }
        };
    }

    /** Closes the document when all have signed. Idempotent by agreement. */
    public void seal(AgreementId id) {
        records.toSeal(id).ifPresent(document -> records.sealed(id, signing.seal(document)));
    }

    /** Asks for a signature. Idempotent. @return the party that owes it */
    public PartnerId request(String signatureId) {
        return records.request(signatureId);
    }

    /** Reminds the signatory. */
    public void remind(String signatureId) {
        records.remind(signatureId);
    }

    /** A party's administrator names who signs such agreements for it. */
    public Decided nameSignatory(
            AgreementId id, PartnerId partner, Actor actor, String decision, String personId, String reason) {
        if (decision.equals("decline")) {
            return reason.isBlank() ? Decided.refused("Say why nobody will sign.") : Decided.recorded();
        }
        if (!decision.equals("named")) {
            return Negotiations.unknown(decision);
        }
        if (personId.isBlank()) {
            return Decided.refused("Name the person who signs.");
        }
        return records.authorise(id, partner, new PersonId(personId));
    }
}
