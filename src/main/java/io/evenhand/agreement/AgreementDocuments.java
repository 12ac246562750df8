package io.evenhand.agreement;

import io.evenhand.access.Actor;
import io.evenhand.agreement.CertifyResult.NoSignatory;
import io.evenhand.agreement.DocumentRecords.ToCertify;
import io.evenhand.agreement.SignatureRecords.ToSign;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.document.SignaturePlace;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PersonId;
import io.evenhand.signing.Signatory;
import io.evenhand.signing.SignatureField;
import io.evenhand.signing.SignatureMark;
import io.evenhand.signing.Signing;
import io.evenhand.signing.SigningRefusedException;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.Language;
import io.evenhand.terms.Terms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Makes, signs and seals an agreement's document. Rendering and signing take their time, so no transaction is held
 * meanwhile: read, work, then write what came of it, unless another run of the same job wrote it first.
 */
@Service
public class AgreementDocuments {
    /** Who signs at the same moment as many others tries as often as that; more than these never wait for one document. */
    private static final int ATTEMPTS = 10;

    private static final String NOT_SHOWN =
            "Read the document where it is shown to you, and decide there: on the desk below the task,"
                    + " or behind the link that you were sent.";

    private final DocumentRecords records;
    private final SignatureRecords signatures;
    private final ObjectProvider<SigningActs> acts;
    private final Templates templates;
    private final PdfRenderer renderer;
    private final Signing signing;
    private final Clock clock;

    AgreementDocuments(
            DocumentRecords records,
            SignatureRecords signatures,
            ObjectProvider<SigningActs> acts,
            Templates templates,
            PdfRenderer renderer,
            Signing signing,
            Clock clock) {
        this.records = records;
        this.signatures = signatures;
        this.acts = acts;
        this.templates = templates;
        this.renderer = renderer;
        this.signing = signing;
        this.clock = clock;
    }

    /** Renders the accepted terms, certifies the document and lists the signatures it needs. Idempotent by agreement. */
    public CertifyResult certify(AgreementId id) {
        return switch (records.toCertify(id)) {
            case ToCertify.Done done -> done.certified();
            case ToCertify.Missing missing -> new NoSignatory(missing.partner());
            case ToCertify.Ready ready -> certify(id, ready);
        };
    }

    private CertifyResult certify(AgreementId id, ToCertify.Ready ready) {
        Terms terms = ready.terms();
        // One drafted before wording was kept takes what is in use.
        TemplateVersion template = ready.wording()
                .orElseGet(
                        () -> templates.current(terms.kind(), ready.language().locale()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String html = AgreementPages.html(templates, template, ready.number(), terms, today, ready.placesOf());
        RenderedDocument rendered =
                AgreementPages.render(renderer, html, ready.number(), terms, template, clock.instant());
        byte[] certified = signing.certify(rendered.pdf(), fields(terms, ready.language(), rendered.places()));
        return records.certified(id, ready, template, today, certified, rendered.pages());
    }

    /** In the order of the places, which is that of the signatures. Who cannot see the page hears which of two boxes it is. */
    private static List<SignatureField> fields(Terms terms, Language language, List<SignaturePlace> places) {
        List<SignatureField> fields = new ArrayList<>();
        for (SignaturePlace place : places) {
            List<SignaturePlace> ofParty = places.stream()
                    .filter(other -> other.partyId().equals(place.partyId()))
                    .toList();
            fields.add(new SignatureField(
                    SignatureRequest.fieldName(fields.size()),
                    language.signaturePlace(terms.nameOf(place.partyId()), ofParty.indexOf(place) + 1, ofParty.size()),
                    place));
        }
        return fields;
    }

    /**
     * Signs the document for a party, as the acting person. Where Evenhand showed them the document, these very bytes are signed or
     * none. Repeated by the same person, it is the same signature.
     */
    public Decided sign(String signatureId, Actor actor, String decision, String reason) {
        return sign(
                signatureId,
                actor,
                decision,
                reason,
                person -> decision.equals("sign") ? actOf(signatureId, person) : Optional.empty());
    }

    /**
     * As {@link #sign(String, Actor, String, String)}, for a decision that came with a task of the engine, into which other tools can write
     * as well. Where Evenhand shows documents to those who sign, nobody's decision stands without what they themselves did there.
     */
    public Decided sign(String signatureId, Actor actor, String decision, String reason, long taskKey) {
        Optional<SigningActs> known = Optional.ofNullable(acts.getIfAvailable());
        boolean decides = decision.equals("sign") || decision.equals("decline");
        if (known.isEmpty() || !decides || signatures.isDecidedBy(signatureId, actor, decision)) {
            return sign(signatureId, actor, decision, reason);
        }
        Optional<SigningAct> act = Optional.ofNullable(actor.personId())
                .flatMap(PersonId::read)
                .flatMap(person -> known.get().of(signatureId, person, decision, taskKey));
        return act.isEmpty() ? Decided.refused(NOT_SHOWN) : sign(signatureId, actor, decision, reason, person -> act);
    }

    private static Optional<SigningAct> actOf(Actor actor, Function<PersonId, Optional<SigningAct>> actOf) {
        return Optional.ofNullable(actor.personId()).flatMap(PersonId::read).flatMap(actOf);
    }

    private Optional<SigningAct> actOf(String signatureId, PersonId person) {
        return Optional.ofNullable(acts.getIfAvailable()).flatMap(known -> known.of(signatureId, person));
    }

    private Decided sign(
            String signatureId,
            Actor actor,
            String decision,
            String reason,
            Function<PersonId, Optional<SigningAct>> actOf) {
        if (decision.equals("decline")) {
            return reason.isBlank()
                    ? Decided.refused("Say why you do not sign.")
                    : signatures.declined(signatureId, actor, reason, actOf(actor, actOf));
        }
        if (!decision.equals("sign")) {
            return Negotiations.unknown(decision);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Decided> decided = switch (signatures.toSign(signatureId, actor)) {
                case ToSign.Done ignored -> Optional.of(Decided.recorded());
                case ToSign.Refused refused -> Optional.of(Decided.refused(refused.reason()));
                case ToSign.Ready ready ->
                    sign(signatureId, actor, ready, actOf.apply(ready.person().id()));
            };
            if (decided.isPresent()) {
                return decided.get();
            }
        }
        return Decided.refused("Others are signing at this very moment: sign again in a minute.");
    }

    /** @return empty when somebody else was quicker and the document is another now */
    private Optional<Decided> sign(String signatureId, Actor actor, ToSign.Ready ready, Optional<SigningAct> act) {
        if (act.isPresent() && !act.get().shown().equals(ready.documentHash())) {
            return Optional.of(Decided.refused(
                    signatures.lastSigner(signatureId) + " has signed meanwhile; read the document as it is now."));
        }
        byte[] signed;
        try {
            signed = signing.sign(
                    ready.document(),
                    ready.fieldName(),
                    new Signatory(
                            ready.person().id().value(),
                            ready.person().name(),
                            ready.person().email(),
                            ready.organisation().id().value(),
                            ready.organisation().legalName(),
                            ready.organisation().country()),
                    ready.about(),
                    act.map(SigningAct::mark).orElseGet(SignatureMark.Printed::new));
        } catch (SigningRefusedException refused) {
            // Such as a certificate of the partner that is over: in words for the person.
            return Optional.of(Decided.refused(String.valueOf(refused.getMessage())));
        }
        return signatures.signed(signatureId, actor, ready, signed, act);
    }

    /** Closes the document when all have signed. Idempotent by agreement. */
    public void seal(AgreementId id) {
        records.toSeal(id).ifPresent(document -> records.sealed(id, signing.seal(document)));
    }

    /**
     * Asks for a signature. Idempotent.
     *
     * @param until when the time for signing ends
     * @return the party that owes it
     */
    public PartnerId request(String signatureId, Instant until) {
        return signatures.request(signatureId, until);
    }

    /**
     * Reminds the signatory, unless they have signed or their time is over.
     *
     * @param reminder tells this reminder from all others: repeated, it is sent once
     */
    public void remind(String signatureId, long reminder) {
        signatures.remind(signatureId, reminder);
    }

    /**
     * A party's administrator names who signs this agreement for it: one person alone, or two jointly.
     *
     * @param secondPersonId empty where one person signs alone
     */
    public Decided nameSignatory(
            AgreementId id,
            PartnerId partner,
            Actor actor,
            String decision,
            String personId,
            String secondPersonId,
            String reason) {
        if (decision.equals("decline")) {
            return reason.isBlank() ? Decided.refused("Say why nobody will sign.") : Decided.recorded();
        }
        if (!decision.equals("named")) {
            return Negotiations.unknown(decision);
        }
        if (personId.isBlank()) {
            return Decided.refused("Name the person who signs.");
        }
        if (personId.equals(secondPersonId)) {
            return Decided.refused("Name two different people, or one who signs alone.");
        }
        return records.authorise(
                id,
                partner,
                Stream.of(personId, secondPersonId)
                        .filter(name -> !name.isBlank())
                        .map(PersonId::new)
                        .toList());
    }
}
