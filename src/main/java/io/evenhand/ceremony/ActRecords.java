package io.evenhand.ceremony;

import io.evenhand.agreement.ShownDocument;
import io.evenhand.agreement.SignatureRequestView.Standing;
import io.evenhand.agreement.SignatureRequests;
import io.evenhand.ceremony.SigningLink.Ending;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.digest.Sha256;
import io.evenhand.document.DocumentHash;
import io.evenhand.evidence.EvidenceKind;
import io.evenhand.evidence.Happening.Fact;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a person was shown and did, each method one short transaction. */
@Service
@Transactional
class ActRecords {
    private final StoredActRepository acts;
    private final ShownOnceRepository showings;
    private final SigningLinkRepository links;
    private final SignatureRequests signatures;
    private final Consents consents;
    private final LinkEvidence evidence;
    private final LinkAddresses addresses;
    private final Clock clock;

    ActRecords(
            StoredActRepository acts,
            ShownOnceRepository showings,
            SigningLinkRepository links,
            SignatureRequests signatures,
            Consents consents,
            LinkEvidence evidence,
            LinkAddresses addresses,
            Clock clock) {
        this.acts = acts;
        this.showings = showings;
        this.links = links;
        this.signatures = signatures;
        this.consents = consents;
        this.evidence = evidence;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Notes that the person was shown the document. */
    @RepeatedWhenRaced
    public void shown(Signer signer, ShownDocument document) {
        if (!wasShown(signer, document.hash())) {
            ShownOnce unused = showings.saveAndFlush(new ShownOnce(
                    UUID.randomUUID().toString(),
                    signer.signatureId(),
                    signer.person().value(),
                    document.hash().hex(),
                    now()));
            evidence.record(
                    "shown:" + signer.signatureId() + ":" + signer.person() + ":"
                            + document.hash().hex().substring(0, 32),
                    EvidenceKind.DOCUMENT_SHOWN,
                    signer.signatureId(),
                    signer.person(),
                    true,
                    facts(
                            signer,
                            Map.of(
                                    Fact.SHOWN_SHA256,
                                    document.hash().hex(),
                                    Fact.PAGES,
                                    Integer.toString(document.pages()))));
        }
    }

    /** When they were shown an earlier document than this; empty if they never were. */
    @Transactional(readOnly = true)
    Optional<Instant> shownBefore(Signer signer, ShownDocument document) {
        return earlier(
                showings.findBySignatureIdAndPersonIdOrderByShownAt(
                        signer.signatureId(), signer.person().value()),
                document);
    }

    private static Optional<Instant> earlier(List<ShownOnce> before, ShownDocument document) {
        return before.stream()
                .filter(one -> !one.sha256().equals(document.hash().hex()))
                .map(ShownOnce::shownAt)
                .reduce((first, later) -> later);
    }

    /** Whether the person was shown it. */
    @Transactional(readOnly = true)
    boolean wasShown(Signer signer, DocumentHash hash) {
        return showings
                .findBySignatureIdAndPersonIdOrderByShownAt(
                        signer.signatureId(), signer.person().value())
                .stream()
                .anyMatch(one -> one.sha256().equals(hash.hex()));
    }

    /** What there is to do with an act, once it is kept. */
    sealed interface Kept {
        record Ready(String actId) implements Kept {}

        record Refused(String reason) implements Kept {}

        record Changed() implements Kept {}
    }

    /**
     * Keeps what somebody wants before anybody else hears of it. One at a time: on another device, or by another click, it waits until it
     * is known what became of the first.
     */
    @RepeatedWhenRaced
    Kept keep(Signer signer, Intention intention, long taskKey) {
        Instant now = now();
        if (signer.linkId() != null
                && !links.lock(signer.linkId())
                        .filter(link -> isUsable(link, now))
                        .isPresent()) {
            return new Kept.Refused(
                    "This link was used meanwhile, or its time is over; nothing more can be done with it.");
        }
        Optional<ShownDocument> document = signatures.document(signer.signatureId());
        if (document.isEmpty()) {
            return new Kept.Refused("Nobody needs to sign this any more.");
        }
        if (intention.signs() && !document.get().hash().equals(intention.shown())
                || !wasShown(signer, intention.shown())) {
            return new Kept.Changed();
        }
        Optional<StoredAct> other = acts.findByPendingKey(
                StoredAct.pendingKey(signer.signatureId(), signer.person().value()));
        if (other.isPresent()) {
            if (other.get().isBusy(now) && !signer.authentication().equals(Signer.SCRIPTED)) {
                return new Kept.Refused("You are deciding this at this very moment, here or on another device."
                        + " Wait a little and look again.");
            }
            other.get().lapses();
            acts.flush();
        }
        String consent = intention.signs()
                ? consents.words(signatures.find(signer.signatureId()).orElseThrow())
                : "";
        if (intention.agreedTo() != null && !intention.agreedTo().equals(Sha256.of(consent))) {
            return new Kept.Changed();
        }
        StoredAct act = acts.saveAndFlush(
                new StoredAct(UUID.randomUUID().toString(), signer, taskKey, intention, consent, now));
        if (intention.signs()) {
            evidence.record(
                    "consented:" + act.id(),
                    EvidenceKind.CONSENTED,
                    signer.signatureId(),
                    signer.person(),
                    true,
                    facts(
                            signer,
                            Map.of(
                                    Fact.CONSENT,
                                    consent,
                                    Fact.SHOWN_SHA256,
                                    intention.shown().hex())));
        }
        return new Kept.Ready(act.id());
    }

    /** A link that a newer one replaced while its owner read is still theirs. */
    private boolean isUsable(SigningLink link, Instant now) {
        return (link.ending() == null || link.ending() == Ending.REPLACED)
                && now.isBefore(link.expiresAt())
                && addresses.isOf(link);
    }

    /** Nothing that was begun before a signature was handed on may come of it afterwards. Idempotent. */
    void lapse(String signatureId) {
        acts.lockPending(signatureId).forEach(StoredAct::lapses);
    }

    /** It stands: with this the link is used up. */
    void stands(String actId, Signer signer) {
        acts.findById(actId).ifPresent(StoredAct::stands);
        use(signer);
    }

    void refused(String actId) {
        acts.findById(actId).ifPresent(StoredAct::isRefused);
    }

    void inDoubt(String actId) {
        acts.findById(actId).ifPresent(StoredAct::isInDoubt);
    }

    void use(Signer signer) {
        if (signer.linkId() != null) {
            links.lock(signer.linkId()).ifPresent(link -> link.end(Ending.USED, now()));
        }
    }

    /** Whether the signature was given or declined by this very person. */
    @Transactional(readOnly = true)
    boolean stoodBefore(Signer signer, Intention intention) {
        Standing wanted = intention.signs() ? Standing.SIGNED : Standing.DECLINED;
        return signatures
                .find(signer.signatureId())
                .filter(signature ->
                        signature.standing() == wanted && signature.signatory().equals(signer.person()))
                .isPresent();
    }

    private static Map<Fact, String> facts(Signer signer, Map<Fact, String> more) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        if (!signer.address().isEmpty()) {
            facts.put(Fact.ADDRESS, signer.address());
        }
        if (!signer.agent().isEmpty()) {
            facts.put(Fact.AGENT, signer.agent());
        }
        facts.put(Fact.AUTHENTICATION, signer.authentication());
        facts.putAll(more);
        return facts;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
