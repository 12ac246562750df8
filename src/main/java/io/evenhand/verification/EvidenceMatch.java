package io.evenhand.verification;

import io.evenhand.evidence.EvidenceFile;
import io.evenhand.evidence.EvidenceFile.Proof;
import io.evenhand.evidence.EvidenceFile.Signer;
import io.evenhand.signing.CertificateText;
import io.evenhand.verification.SignedStages.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Evidence held against one document: whether it is about it, and whether each signature in the one is in the other. */
final class EvidenceMatch {
    /** Signing and writing it down take seconds; a timestamp authority's clock may differ by some more. */
    private static final Duration NEAR = Duration.ofMinutes(10);

    private static final String CERTIFICATE = "the certificate";
    private static final String SIGNER = "the signer's name";
    private static final String SHOWN = "the document that was shown";
    private static final String TIME = "the time";

    private final EvidenceFile evidence;
    private final SignedStages document;
    private final Findings findings;
    private final Set<String> compared = new LinkedHashSet<>();
    private final Set<String> missing = new HashSet<>();
    private boolean failed;

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
                failed(
                        "evidence-stages",
                        "%s does not begin with the stage “%s: %s” that the evidence names."
                                .formatted(document.fileName(), stage.step().words(), stage.by()));
            }
        }
        List<Stage> signatures =
                document.stages().stream().filter(Stage::isOfParty).toList();
        signatures.forEach(this::checkSignature);
        for (Signer signer : evidence.signers()) {
            String result = signer.record().result();
            if (whole && (result == null || !document.holds(result))) {
                failed(
                        "evidence-signers",
                        "The evidence says that %s signed, and %s does not hold that signature."
                                .formatted(signer.record().name(), document.fileName()));
            }
        }
        if (!failed) {
            say(whole, signatures.size());
        }
    }

    /** Only what was compared of every signature is said to agree; what could not be is named with it. */
    private void say(boolean whole, int signatures) {
        if (signatures > 0) {
            compared.removeAll(missing);
            findings.passed(
                    "evidence-signers",
                    (signatures == 1
                                    ? "The one signature of a party has its entry"
                                    : "Each of the %d signatures of parties has its entry".formatted(signatures))
                            + (compared.isEmpty()
                                    ? "."
                                    : ". Compared and the same: " + String.join(", ", compared) + "."));
        } else if (whole && evidence.signers().isEmpty()) {
            findings.passed(
                    "evidence-signers",
                    "%s holds no signature of a party, and the evidence names none.".formatted(document.fileName()));
        } else {
            findings.notChecked(
                    "evidence-signers",
                    "%s holds no signature of a party yet, so there was none to compare."
                            .formatted(document.fileName()));
        }
    }

    private void failed(String check, String text) {
        failed = true;
        findings.failed(check, text);
    }

    private void notCompared(String what, String text) {
        missing.add(what);
        findings.notChecked("evidence-signers", text);
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

    private void checkSignature(Stage stage) {
        SignatureSummary signature = stage.signature();
        Optional<Signer> found = evidence.signers().stream()
                .filter(one -> stage.sha256().equals(one.record().result()))
                .findFirst();
        if (found.isEmpty()) {
            failed(
                    "evidence-signers",
                    "The signature of %s in %s has no entry in the evidence."
                            .formatted(signature.signer(), document.fileName()));
            return;
        }
        Signer signer = found.get();
        checkProof(signer, stage);
        checkName(signer, signature);
        checkShown(signer, stage);
        checkTime(signer, signature);
    }

    private void checkProof(Signer signer, Stage stage) {
        Proof proof = signer.proof();
        String name = signer.record().name();
        if (proof == null) {
            notCompared(CERTIFICATE, "The evidence does not say with which certificate %s signed.".formatted(name));
            return;
        }
        String field = stage.signature().field();
        if (!proof.holder().equals(stage.signature().signer()) || !proof.field().equals(field)) {
            failed(
                    "evidence-signers",
                    "The evidence says that %s signed the field %s, and the signature in %s is of %s."
                            .formatted(
                                    proof.holder(),
                                    proof.field(),
                                    field,
                                    stage.signature().signer()));
        } else if (!proof.sha256().equals(CertificateText.fingerprint(stage.certificate()))
                || !proof.serial().equals(stage.certificate().getSerialNumber().toString(16))
                || !proof.issuer()
                        .equals(stage.certificate().getIssuerX500Principal().getName())) {
            failed(
                    "evidence-signers",
                    "The evidence names another certificate of %s than the one that signed the field %s."
                            .formatted(proof.holder(), field));
        } else {
            compared.add(CERTIFICATE);
        }
    }

    private void checkName(Signer signer, SignatureSummary signature) {
        String name = signer.record().name();
        if (signature.signer().equals(name)) {
            compared.add(SIGNER);
        } else if (signer.proof() == null) {
            failed(
                    "evidence-signers",
                    "The evidence says that %s signed the field %s, and the signature there is of %s."
                            .formatted(name, signature.field(), signature.signer()));
        } else {
            notCompared(
                    SIGNER,
                    "%s signed with a certificate of “%s”: that this is the same person, no certificate says."
                            .formatted(name, signature.signer()));
        }
    }

    private void checkShown(Signer signer, Stage stage) {
        String shown = signer.record().shown();
        Optional<String> before = document.before(stage);
        if (shown == null) {
            notCompared(
                    SHOWN,
                    "Evenhand did not show the document to %s: what they read before they signed, the evidence does not say."
                            .formatted(signer.record().name()));
        } else if (before.isPresent() && !before.get().equals(shown)) {
            failed(
                    "evidence-signers",
                    "The evidence says that %s was shown another document than the one that they signed."
                            .formatted(signer.record().name()));
        } else if (before.isPresent()) {
            compared.add(SHOWN);
        }
    }

    private void checkTime(Signer signer, SignatureSummary signature) {
        Instant stamped = signature.signedAt();
        if (stamped == null) {
            notCompared(
                    TIME,
                    "The signature of %s has no timestamp that its entry could be held against."
                            .formatted(signature.signer()));
            return;
        }
        Instant recorded = Instant.parse(signer.record().signedAt());
        Proof proof = signer.proof();
        boolean named =
                proof == null || proof.at() == null || Instant.parse(proof.at()).equals(stamped);
        if (!named || Duration.between(stamped, recorded).abs().compareTo(NEAR) > 0) {
            failed(
                    "evidence-signers",
                    "The evidence says that %s signed at %s, and the timestamp of the signature says %s."
                            .formatted(
                                    signer.record().name(), named || proof == null ? recorded : proof.at(), stamped));
        } else {
            compared.add(TIME);
        }
    }
}
