package io.evenhand.evidence;

import io.evenhand.digest.Sha256;
import io.evenhand.document.Archive;
import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.evidence.EvidenceFile.Document;
import io.evenhand.evidence.EvidenceFile.Outcome;
import io.evenhand.evidence.EvidenceFile.Party;
import io.evenhand.evidence.EvidenceFile.Proof;
import io.evenhand.evidence.EvidenceFile.Signer;
import io.evenhand.evidence.EvidenceFile.Stage;
import io.evenhand.evidence.EvidenceFile.Step;
import io.evenhand.partner.Partners;
import io.evenhand.signing.CertificateSubject;
import io.evenhand.signing.CertificateText;
import io.evenhand.signing.SignatureInside;
import io.evenhand.signing.Signing;
import io.evenhand.template.Templates;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Makes the documents of the evidence: JSON for machines, and a sealed PDF for people that carries it. Setting and sealing
 * take their time, so no transaction is held meanwhile.
 */
@Service
public class EvidenceDocuments {
    private static final String WORDING = "evidence";

    private final EvidenceBook book;
    private final EvidenceRecords records;
    private final Partners partners;
    private final Templates templates;
    private final PdfRenderer renderer;
    private final Signing signing;
    private final Archive archive;
    private final Clock clock;

    EvidenceDocuments(
            EvidenceBook book,
            EvidenceRecords records,
            Partners partners,
            Templates templates,
            PdfRenderer renderer,
            Signing signing,
            Archive archive,
            Clock clock) {
        this.book = book;
        this.records = records;
        this.partners = partners;
        this.templates = templates;
        this.renderer = renderer;
        this.signing = signing;
        this.archive = archive;
        this.clock = clock;
    }

    /**
     * Makes the evidence of an agreement whose way to the signatures is over. Idempotent by what was recorded: where a
     * document holds it already, nothing is made; where something was recorded since, another is made and the earlier one
     * stays in the archive. Killed anywhere, it can be called again.
     *
     * @return nothing while the way to the signatures is not over, or nothing was recorded of it
     * @throws IllegalStateException if what was recorded was changed since: nothing is sealed of it
     */
    public Optional<EvidenceRecord> make(EvidenceSubject subject) {
        EvidenceTrail trail = book.sound(subject.agreementId());
        Optional<EvidenceEntry> end = trail.end();
        if (end.isEmpty()) {
            return Optional.empty();
        }
        Optional<EvidenceRecord> made = records.latest(subject.agreementId());
        if (made.isPresent() && made.get().entries() == trail.entries().size()) {
            return made;
        }
        EvidenceFile file = file(subject, trail, end.get());
        byte[] json = file.canonical();
        byte[] pdf = sealed(file, json);
        String name = fileName(subject.number());
        records.keep(
                new EvidenceRecord(
                        subject.agreementId(), trail.entries().size(), DocumentHash.of(json), DocumentHash.of(pdf)),
                () -> {
                    archive.store(json, "application/json", name + ".json");
                    archive.store(pdf, "application/pdf", name + ".pdf");
                });
        return records.latest(subject.agreementId());
    }

    /** The latest documents of an agreement's evidence. The caller makes sure that the reader may see them. */
    public Optional<EvidenceRecord> find(String agreementId) {
        return records.latest(agreementId);
    }

    /** Those of several agreements, by agreement, with one query; one that has none is missing. */
    public Map<String, EvidenceRecord> find(Collection<String> agreementIds) {
        return records.latest(agreementIds);
    }

    /** Of an agreement with this number; without its ending. */
    public static String fileName(String number) {
        return number.replaceAll("[^A-Za-z0-9._-]", "_") + ".evidence";
    }

    private EvidenceFile file(EvidenceSubject subject, EvidenceTrail trail, EvidenceEntry end) {
        DocumentHash about = about(subject, end);
        byte[] document = archive.load(about);
        List<SignatureInside> signatures = SignatureInside.of(document);
        return new EvidenceFile(
                EvidenceFile.FORMAT,
                EvidenceEntry.written(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                new EvidenceFile.Agreement(
                        subject.agreementId(),
                        subject.number(),
                        subject.kind(),
                        subject.title(),
                        Outcome.of(end.kind())),
                subject.parties().stream()
                        .map(partners::get)
                        .map(party -> new Party(party.id().value(), party.legalName(), party.country()))
                        .toList(),
                new Document(
                        about.hex(),
                        document.length,
                        subject.pages(),
                        signatures.stream()
                                .map(signature -> stage(document, signature))
                                .toList()),
                EvidenceConsistency.signers(trail.entries()).stream()
                        .map(signer -> new Signer(
                                signer.signature(),
                                signer.record(),
                                proof(signer.record().result(), document, signatures)))
                        .toList(),
                trail.entries(),
                trail.entries().getLast().hash(),
                EvidenceLimits.of(signatures, signing.trustAnchors()));
    }

    /** The document that was sealed: its timestamp may have been renewed since, and what was sealed stays in the archive. */
    private static DocumentHash about(EvidenceSubject subject, EvidenceEntry end) {
        return end.kind() == EvidenceKind.SEALED
                ? end.fact(Happening.Fact.RESULT_SHA256).map(DocumentHash::new).orElse(subject.document())
                : subject.document();
    }

    private static Stage stage(byte[] document, SignatureInside signature) {
        Step step = switch (signature.use()) {
            case CERTIFICATION -> Step.CERTIFIED;
            case PARTY -> Step.SIGNED;
            case SEAL -> Step.SEALED;
            case TIMESTAMP -> Step.TIMESTAMPED;
        };
        return new Stage(
                step,
                signature.field(),
                CertificateSubject.of(signature.certificate()).name(),
                hashAt(document, signature),
                signature.end());
    }

    /** Of the document as it ended with that signature. */
    private static String hashAt(byte[] document, SignatureInside signature) {
        return Sha256.of(Arrays.copyOf(document, signature.end()));
    }

    private static @Nullable Proof proof(@Nullable String result, byte[] document, List<SignatureInside> signatures) {
        return signatures.stream()
                .filter(signature -> signature.use() == SignatureInside.Use.PARTY)
                .filter(signature -> hashAt(document, signature).equals(result))
                .findFirst()
                .map(EvidenceDocuments::proof)
                .orElse(null);
    }

    private static Proof proof(SignatureInside signature) {
        X509Certificate certificate = signature.certificate();
        SignatureInside.Stamp stamp = signature.stamp();
        return new Proof(
                signature.field(),
                CertificateSubject.of(certificate).name(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getSerialNumber().toString(16),
                CertificateText.fingerprint(certificate),
                stamp == null ? null : EvidenceEntry.written(stamp.at()),
                stamp == null ? null : CertificateSubject.of(stamp.authority()).name());
    }

    private byte[] sealed(EvidenceFile file, byte[] json) {
        String html = templates.page(WORDING, Locale.ENGLISH, EvidencePage.of(file));
        byte[] rendered = renderer.render(
                        // Whatever a browser called itself or somebody gave as a reason, there is evidence.
                        renderer.printable(html),
                        new DocumentProperties(
                                EvidencePage.title(file),
                                "Evidence of the agreement with the SHA-256 "
                                        + file.document().sha256(),
                                "Evenhand",
                                Locale.ENGLISH,
                                Instant.parse(file.madeAt())),
                        List.of(new Attachment(
                                EvidenceFile.FILE_NAME,
                                "application/json",
                                "All that this document says, machine-readable",
                                json)))
                .pdf();
        // Nobody signs evidence: the system answers for it.
        return signing.seal(signing.certify(rendered, List.of()));
    }
}
