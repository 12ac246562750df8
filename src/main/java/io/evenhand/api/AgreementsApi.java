package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.Disclosures;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.TermsFormat;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Agreements, their present terms, and the documents that closed them. For their parties only. */
@RestController
@ConditionalOnWebApplication
class AgreementsApi {
    private static final String AGREEMENTS = ApiPaths.V1 + "/agreements";

    private final ReferralAccess referrals;
    private final Agreements agreements;
    private final Archive archive;
    private final Disclosures disclosures;

    AgreementsApi(ReferralAccess referrals, Agreements agreements, Archive archive, Disclosures disclosures) {
        this.referrals = referrals;
        this.agreements = agreements;
        this.archive = archive;
        this.disclosures = disclosures;
    }

    @GetMapping(path = ReferralsApi.REFERRALS + "/{id}/agreements", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> ofReferral(Actor actor, @PathVariable String id, HttpServletRequest request) {
        String referral = referrals.visible(actor, id).id().value();
        List<AgreementResource> items = agreements.ofSubject(referral).stream()
                .filter(agreement -> isParty(actor, agreement))
                .map(AgreementResource::of)
                .toList();
        return Representations.answer(request, Map.of("items", items));
    }

    @GetMapping(path = AGREEMENTS + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> show(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return Representations.answer(request, AgreementResource.of(visible(actor, id)));
    }

    /** The canonical JSON whose SHA-256 is the terms' hash; sent as it is, so that anybody can check it. */
    @GetMapping(path = AGREEMENTS + "/{id}/terms", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> terms(Actor actor, @PathVariable String id, HttpServletRequest request) {
        AgreementView agreement = read(actor, id);
        if (agreement.termsVersion() == 0) {
            throw Problem.NOT_FOUND.because("This agreement was signed elsewhere; its terms are not here.");
        }
        byte[] canonical = TermsFormat.canonical(agreements.terms(agreement.id()));
        return Representations.answer(request, HttpStatus.OK, MediaType.APPLICATION_JSON, canonical);
    }

    @GetMapping(path = AGREEMENTS + "/{id}/documents/{hash}", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> document(
            Actor actor, @PathVariable String id, @PathVariable String hash, HttpServletRequest request) {
        AgreementResource.DocumentResource document = Optional.ofNullable(
                        AgreementResource.of(read(actor, id)).document())
                .filter(closed -> closed.hash().equals(hash))
                .orElseThrow(Refusal::notFound);
        String tag = "\"" + document.hash() + "\"";
        if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return FileAnswer.toKeep(MediaType.APPLICATION_PDF, document.fileName())
                .eTag(tag)
                // It is asked for again by its hash: a copy may stay with whoever has it, and is asked about each time.
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(archive.load(new DocumentHash(hash)));
    }

    private AgreementView read(Actor actor, String id) {
        AgreementView agreement = visible(actor, id);
        disclosures.readContract(agreement, actor);
        return agreement;
    }

    private AgreementView visible(Actor actor, String id) {
        return AgreementId.find(id)
                .flatMap(agreements::find)
                .filter(agreement -> isParty(actor, agreement))
                .orElseThrow(Refusal::notFound);
    }

    private static boolean isParty(Actor actor, AgreementView agreement) {
        return Visibility.of(actor)
                .covers(agreement.parties().stream().map(PartnerId::value).toList());
    }

    /**
     * An agreement as it is sent.
     *
     * @param referral null for one of no referral, and for one that was signed elsewhere
     * @param document the closed document; null until it is closed
     */
    record AgreementResource(
            String id,
            String number,
            @Nullable String referral,
            String kind,
            String state,
            List<String> parties,
            int termsVersion,
            @Nullable String termsHash,
            @Nullable DocumentResource document,
            List<SignerResource> signers) {
        static AgreementResource of(AgreementView agreement) {
            boolean elsewhere = agreement.termsVersion() == 0;
            boolean closed = agreement.state() == AgreementState.SEALED || agreement.state() == AgreementState.IN_FORCE;
            AgreementView.Document document = agreement.document();
            return new AgreementResource(
                    agreement.id().value(),
                    agreement.number(),
                    elsewhere || ofNoReferral(agreement) ? null : agreement.subject(),
                    agreement.kind().code(),
                    Codes.of(agreement.state()),
                    agreement.parties().stream().map(PartnerId::value).toList(),
                    agreement.termsVersion(),
                    elsewhere ? null : agreement.termsHash(),
                    document == null || !closed
                            ? null
                            : new DocumentResource(
                                    document.hash(),
                                    document.fileName(),
                                    document.pages(),
                                    AGREEMENTS + "/" + agreement.id().value() + "/documents/" + document.hash()),
                    agreement.signers().stream()
                            .map(signer ->
                                    new SignerResource(signer.partner().value(), signer.name(), signer.signedAt()))
                            .toList());
        }

        private static boolean ofNoReferral(AgreementView agreement) {
            AgreementKind changed = agreement.changedKind();
            return (changed == null ? agreement.kind() : changed).isDeclared();
        }

        /** @param hash SHA-256 of the bytes */
        record DocumentResource(String hash, String fileName, int pages, String href) {}

        /** @param signedAt null while the signature is missing */
        record SignerResource(
                String partner, String name, @Nullable Instant signedAt) {}
    }
}
