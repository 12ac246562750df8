package io.evenhand.verification;

import io.evenhand.evidence.EvidenceFile;
import io.evenhand.evidence.EvidenceFile.Proof;
import io.evenhand.evidence.EvidenceFile.Signer;
import io.evenhand.verification.SignedStages.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Evidence held against one document: whether it is about it, and whether each signature in the one is in the other. */
final class EvidenceMatch {
    /** Signing and writing it down take seconds; a timestamp authority's clock may differ by some more. */
    private static final Duration NEAR = Duration.ofMinutes(10);

    private final EvidenceFile evidence;
    private final SignedStages document;
    private final Findings findings;

    EvidenceMatch(EvidenceFile evidence, SignedStages document, Findings findings) {
        this.evidence = evidence;
        this.document = document;
        this.findings = findings;
    }

    /** It is the document, the document with something added since, or one of its earlier stages. */
    boolean belongs() {
        return document.holds(evidence.document().sha256()) || isEarlier();
    }

    private boolean isEarlier() {
        return evidence.document().stages().stream()
                .anyMatch(stage -> stage.sha256().equals(document.sha256()));
    }

    void check() {
        boolean whole = document.holds(evidence.document().sha256());
        findings.passed("evidence-document", belonging(whole));
        for (EvidenceFile.Stage stage : evidence.document().stages()) {
            if (whole && !document.holds(stage.sha256())) {
                findings.failed(
                        "evidence-stages",
                        "%s does not begin with the stage “%s: %s” that the evidence names."
                                .formatted(document.fileName(), stage.step().words(), stage.by()));
            }
        }
        int found = 0;
        for (Stage stage : document.stages()) {
            if (stage.isOfParty() && checkSignature(stage)) {
                found++;
            }
        }
        for (Signer signer : evidence.signers()) {
            String result = signer.record().result();
            if (whole && (result == null || !document.holds(result))) {
                findings.failed(
                        "evidence-signers",
                        "The evidence says that %s signed, and %s does not hold that signature."
                                .formatted(signer.record().name(), document.fileName()));
            }
        }
        long signatures = document.stages().stream().filter(Stage::isOfParty).count();
        if (findings.intactSoFar()) {
            findings.passed(
                    "evidence-signers",
                    found == 1 && signatures == 1
                            ? "The one signature of a party has its entry, with the same signer and time."
                            : "Each of the %d signatures of parties has its entry, with the same signer and time."
                                    .formatted(signatures));
        }
    }

    private String belonging(boolean whole) {
        if (document.sha256().equals(evidence.document().sha256())) {
            return "The evidence is about " + document.fileName()
                    + ": the SHA-256 of the file is the one that it names.";
        }
        return whole
                ? "The evidence is about " + document.fileName()
                        + ", to which something was added since, as when a timestamp is renewed: its beginning has the SHA-256"
                        + " that the evidence names."
                : document.fileName() + " is an earlier stage of the document that the evidence is about.";
    }

    private boolean checkSignature(Stage stage) {
        SignatureSummary signature = stage.signature();
        Optional<Signer> signer = evidence.signers().stream()
                .filter(one -> stage.sha256().equals(one.record().result()))
                .findFirst();
        if (signer.isEmpty()) {
            findings.failed(
                    "evidence-signers",
                    "The signature of %s in %s has no entry in the evidence."
                            .formatted(signature.signer(), document.fileName()));
            return false;
        }
        Proof proof = signer.get().proof();
        String name = signer.get().record().name();
        String holder = proof == null ? name : proof.holder();
        if (!holder.equals(signature.signer())) {
            findings.failed(
                    "evidence-signers",
                    "The evidence says that %s signed the field %s, and the signature there is of %s."
                            .formatted(holder, signature.field(), signature.signer()));
            return false;
        }
        if (!holder.equals(name)) {
            findings.notChecked(
                    "evidence-signers",
                    "%s signed with a certificate of “%s”: that this is the same person, no certificate says."
                            .formatted(name, holder));
        }
        return checkTime(signer.get(), signature);
    }

    private boolean checkTime(Signer signer, SignatureSummary signature) {
        Instant stamped = signature.signedAt();
        if (stamped == null) {
            findings.notChecked(
                    "evidence-signers",
                    "The signature of %s has no timestamp that its entry could be held against."
                            .formatted(signature.signer()));
            return true;
        }
        Instant recorded = Instant.parse(signer.record().signedAt());
        Proof proof = signer.proof();
        boolean named =
                proof == null || proof.at() == null || Instant.parse(proof.at()).equals(stamped);
        if (!named || Duration.between(stamped, recorded).abs().compareTo(NEAR) > 0) {
            findings.failed(
                    "evidence-signers",
                    "The evidence says that %s signed at %s, and the timestamp of the signature says %s."
                            .formatted(
                                    signer.record().name(), named || proof == null ? recorded : proof.at(), stamped));
            return false;
        }
        return true;
    }
}
