package io.evenhand.benchmark;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.signing.Signatory;
import io.evenhand.signing.SignatureField;
import io.evenhand.signing.SignatureMark;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestKeys;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.SampleTerms;
import io.evenhand.template.Templates;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import io.evenhand.verification.TrustAnchors;
import io.evenhand.verification.Verdict;
import io.evenhand.verification.VerificationReport;
import io.evenhand.verification.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How long our verifying of a sealed agreement of two parties takes, with and without the check of PDF/A, against only the bare call of the
 * European Commission's library in its default configuration: same trust, same file, in the same run and turn by turn.
 *
 * <pre>mvn package spring-boot:test-run -DskipTests -Dstart-class=io.evenhand.benchmark.VerifySpeed \
 *     -Dspring-boot.run.jvmArguments=-Xmx512m</pre>
 */
public final class VerifySpeed {
    private static final int WARMING = 8;
    private static final int ROUNDS = 15;
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private VerifySpeed() {}

    public static void main(String[] arguments) throws IOException {
        if (org.slf4j.LoggerFactory.getLogger("ROOT") instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(ch.qos.logback.classic.Level.OFF);
        }
        Path folder = Files.createTempDirectory("evenhand-benchmark-");
        Signing signing = TestKeys.signing(folder.resolve("keys"), CLOCK);
        byte[] sealed = sealed(signing);
        var anchors = new TrustAnchors(Set.of(signing.trustAnchor()));
        var bare = new ArrayList<Long>();
        var ours = new ArrayList<Long>();
        var archived = new ArrayList<Long>();
        for (int round = 0; round < WARMING + ROUNDS; round++) {
            long library = bare(sealed, signing);
            long full = verified(sealed, anchors, false);
            if (round >= WARMING) {
                bare.add(library);
                ours.add(full);
            }
            if (round % 2 == 0) {
                archived.add(verified(sealed, anchors, true));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d bytes, heap %d MB%nbare library call %.1f ms%nours %.1f ms, %.2f times%nours with PDF/A and PDF/UA %.1f ms, %.2f times%n",
                sealed.length,
                Runtime.getRuntime().maxMemory() >> 20,
                median(bare) / 1e6,
                median(ours) / 1e6,
                (double) median(ours) / median(bare),
                median(archived) / 1e6,
                (double) median(archived) / median(bare));
        if (arguments.length > 0) {
            // For a profiler to look at.
            for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                verified(sealed, anchors, false);
            }
        }
    }

    private static long bare(byte[] sealed, Signing signing) {
        long begun = System.nanoTime();
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(signing.trustAnchor()));
        var verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);
        var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(sealed));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(NOW));
        if (validator.validateDocument().getSimpleReport().getSignaturesCount() < 4) {
            throw new IllegalStateException("the library saw too few signatures");
        }
        return System.nanoTime() - begun;
    }

    private static long verified(byte[] sealed, TrustAnchors anchors, boolean archive) {
        long begun = System.nanoTime();
        VerificationReport report = new Verifier(CLOCK)
                .examine(new Verifier.Request("agreement.pdf", sealed, anchors, archive))
                .report();
        long took = System.nanoTime() - begun;
        if (report.verdict() != Verdict.VALID) {
            throw new IllegalStateException("not valid: " + report.findings());
        }
        return took;
    }

    private static byte[] sealed(Signing signing) {
        Terms terms = SampleTerms.full(2).stream()
                .max(java.util.Comparator.comparingInt(
                        candidate -> TermsFormat.sentences(candidate).size()))
                .orElseThrow();
        var renderer = new PdfRenderer(Duration.ofSeconds(60));
        var templates = new Templates("");
        var version = templates.current(terms.kind(), Locale.ENGLISH);
        var reference = new AgreementReference("EH-2026-000042", TermsFormat.hash(terms), LocalDate.of(2026, 11, 24));
        var rendered = renderer.render(
                templates.html(version, terms, reference),
                new DocumentProperties(terms.kind().title(), terms.kind().title(), "Evenhand", Locale.ENGLISH, NOW),
                List.of(new Attachment(
                        "terms.json",
                        "application/json",
                        "The terms of this agreement",
                        TermsFormat.canonical(terms))));
        List<SignatureField> fields = rendered.places().stream()
                .map(place -> new SignatureField(place.partyId(), "Signature of " + place.partyId(), place))
                .toList();
        byte[] document = signing.certify(rendered.pdf(), fields);
        for (TermsParty party : terms.signatories()) {
            document = signing.sign(
                    document,
                    party.partnerId(),
                    new Signatory(
                            "p-" + party.partnerId(),
                            "Ada Example",
                            party.noticeEmail(),
                            party.partnerId(),
                            party.legalName(),
                            party.country()),
                    terms.kind().title(),
                    new SignatureMark.Printed());
        }
        renderer.destroy();
        System.out.println(terms.kind() + ", " + terms.signatories().size() + " parties");
        return signing.seal(document);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
