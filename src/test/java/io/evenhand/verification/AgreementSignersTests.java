package io.evenhand.verification;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.document.SignaturePlace;
import io.evenhand.signing.PartnerCertificates;
import io.evenhand.signing.Signatory;
import io.evenhand.signing.SignatureField;
import io.evenhand.signing.SignatureMark;
import io.evenhand.signing.SignatureMark.Drawn;
import io.evenhand.signing.SignatureMark.Point;
import io.evenhand.signing.SignatureMark.Stroke;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestCertificates;
import io.evenhand.signing.TestKeys;
import io.evenhand.signing.Validators;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.SampleChanges;
import io.evenhand.template.SampleTerms;
import io.evenhand.template.Templates;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves, for every kind of agreement with one, two and five signers, some of whom share a party's box, with typed, drawn and printed
 * hands and a partner's own certificate among them, that validators which are not ours accept the sealed document.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(4)
class AgreementSignersTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Templates TEMPLATES = new Templates("");
    private static final PdfRenderer RENDERER = new PdfRenderer(Duration.ofSeconds(60));
    private static final List<SignatureMark> MARKS = List.of(
            new SignatureMark.Typed("Zoë Müller"),
            new Drawn(3, List.of(new Stroke(List.of(new Point(0.1, 0.4), new Point(0.4, 0.8), new Point(0.9, 0.2))))),
            new SignatureMark.Printed());
    private static final String OWN = "with-own-certificate";

    @TempDir
    static Path data;

    private static Signing signing;

    @BeforeAll
    static void openKeys() {
        signing = TestKeys.signing(data.resolve("keys"), CLOCK);
        assertThat(TestKeys.partnerCertificates(data.resolve("keys"), CLOCK)
                        .take(OWN, TestCertificates.fit("p", NOW), "p".toCharArray()))
                .isInstanceOf(PartnerCertificates.Taken.InUse.class);
    }

    @AfterAll
    static void stop() {
        RENDERER.destroy();
    }

    static Stream<Arguments> kindsAndSigners() {
        var kinds = new HashSet<String>();
        return Stream.concat(SampleTerms.full(2).stream(), SampleChanges.all().stream())
                .filter(terms -> kinds.add(terms.kind().code()))
                .flatMap(terms -> Stream.of(1, 2, 5).map(signers -> Arguments.of(terms, signers)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndSigners")
    void everyValidatorAcceptsIt(Terms terms, int signers) throws Exception {
        byte[] sealed = sealed(terms, signers);
        assertThat(Validators.conformanceProblems(sealed)).isEmpty();
        var reports =
                Validators.reportsOnObjects(sealed, Set.of(signing.trustAnchor(), TestCertificates.anchor(NOW)), NOW);
        assertThat(reports.getDiagnosticData().getSignatures()).hasSize(signers + 2);
        for (SignatureWrapper signature : reports.getDiagnosticData().getSignatures()) {
            boolean own = "Fabrikam Seal".equals(reports.getSimpleReport().getSignedBy(signature.getId()));
            assertThat(signature.isSignatureValid()).isTrue();
            // Of the outside authority nothing says whether it has withdrawn the certificate; all others are fully
            // valid.
            assertThat(reports.getSimpleReport().getIndication(signature.getId()))
                    .isEqualTo(own ? Indication.INDETERMINATE : Indication.TOTAL_PASSED);
            // A later signer's value in a prepared, tagged field is called an undefined change. That, and nothing else.
            assertThat(signature.getPdfUndefinedChanges()).allSatisfy(change -> {
                assertThat(change.getAction().name()).isEqualTo("CREATION");
                assertThat(change.getValue()).matches(".*/StructTreeRoot.*/Obj( \\d+ \\d+ R)? ?/V( \\d+ \\d+ R)?");
            });
            assertThat(signature.getPdfAnnotationChanges()).isEmpty();
        }
        Path file = Files.write(data.resolve("%s-%d.pdf".formatted(terms.kind().code(), signers)), sealed);
        if (Validators.has("pdfsig")) {
            assertThat(Validators.run("pdfsig", "-nocert", file.toString()))
                    .doesNotContain("Invalid")
                    .matches(
                            output -> output.split("Signature is Valid", -1).length == signers + 3, "valid signatures");
        }
        if (Validators.has("qpdf")) {
            assertThat(Validators.run("qpdf", "--check", file.toString())).endsWith("exit 0");
        }
    }

    private static byte[] sealed(Terms terms, int signers) {
        RenderedDocument rendered = render(terms);
        List<SignatureField> fields = fields(rendered.places(), signers);
        byte[] document = signing.certify(rendered.pdf(), fields);
        for (int i = 0; i < signers; i++) {
            var signatory = new Signatory(
                    "p-" + i,
                    "Zoë Müller-" + i,
                    "zoe@example.com",
                    i == 1 ? OWN : "partner-" + i,
                    "Fabrikam Aufzugbau GmbH & Co. KG",
                    "DE");
            document = signing.sign(
                    document, fields.get(i).name(), signatory, terms.kind().title(), MARKS.get(i % MARKS.size()));
        }
        return signing.seal(document);
    }

    /** As many fields as there are signers; where they are more than the parties, they share boxes side by side. */
    private static List<SignatureField> fields(List<SignaturePlace> places, int signers) {
        int aBox = (signers + places.size() - 1) / places.size();
        var fields = new ArrayList<SignatureField>();
        for (SignaturePlace place : places) {
            for (int i = 0; i < aBox && fields.size() < signers; i++) {
                float width = place.width() / aBox;
                String name = "signer-" + fields.size();
                fields.add(new SignatureField(
                        name,
                        "Signature of " + name,
                        new SignaturePlace(
                                name, place.page(), place.x() + i * width, place.y(), width, place.height())));
            }
        }
        return fields;
    }

    private static RenderedDocument render(Terms terms) {
        var version = TEMPLATES.current(terms.kind(), Locale.ENGLISH);
        var reference = new AgreementReference("EH-2026-000042", TermsFormat.hash(terms), LocalDate.of(2026, 11, 24));
        return RENDERER.render(
                TEMPLATES.html(version, terms, reference),
                new DocumentProperties(terms.kind().title(), terms.kind().title(), "Evenhand", Locale.ENGLISH, NOW),
                List.of(new Attachment(
                        "terms.json",
                        "application/json",
                        "The terms of this agreement",
                        TermsFormat.canonical(terms))));
    }
}
