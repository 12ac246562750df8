package io.evenhand.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.signing.Signatory;
import io.evenhand.signing.SignatureField;
import io.evenhand.signing.SignatureMark;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestKeys;
import io.evenhand.signing.Validators;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.SampleChanges;
import io.evenhand.template.SampleTerms;
import io.evenhand.template.Templates;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import io.evenhand.wording.ClausesOfReleases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves, for every kind of agreement in our own wording, that what the parties have signed is archivable, accessible and
 * valid. The documents are left in target/agreements, to be looked at.
 */
@Execution(ExecutionMode.CONCURRENT)
class SignedAgreementTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Templates TEMPLATES = new Templates("");
    private static final PdfRenderer RENDERER = new PdfRenderer(Duration.ofSeconds(60));

    @TempDir
    static Path data;

    private static Signing signing;

    @BeforeAll
    static void openKeys() {
        signing = TestKeys.signing(data.resolve("keys"), CLOCK);
    }

    @AfterAll
    static void stop() {
        RENDERER.destroy();
    }

    static Stream<Arguments> agreements() {
        // English agreements of two parties are AgreementSignersTests' matter.
        Stream<Arguments> english = Stream.of(
                        SampleTerms.full(3), SampleChanges.all(), List.of(SampleChanges.otherClauses()))
                .flatMap(List::stream)
                .map(terms -> Arguments.of(terms, Locale.ENGLISH));
        Stream<Arguments> german = Stream.of(SampleTerms.full(2), SampleTerms.bare(2), SampleChanges.all())
                .flatMap(List::stream)
                .map(terms -> Arguments.of(terms, Locale.GERMAN));
        Stream<Arguments> individuals = Stream.of(
                Arguments.of(SampleTerms.amongIndividuals().getFirst(), Locale.ENGLISH),
                Arguments.of(SampleTerms.amongIndividuals().getLast(), Locale.GERMAN));
        return Stream.of(english, german, individuals).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void aSignedAgreementIsArchivableAccessibleAndValid(Terms terms, Locale language) throws IOException {
        byte[] sealed = signedByAll(terms, language, language);
        Path folder = Files.createDirectories(Path.of("target/agreements"));
        Files.write(
                folder.resolve(terms.kind().code() + "." + language + "-"
                        + TermsFormat.hash(terms).hex().substring(0, 6) + "-signed.pdf"),
                sealed);

        assertThat(Validators.conformanceProblems(sealed)).isEmpty();
        VerificationReport report = new Verifier(CLOCK, ClausesOfReleases.ofProgram())
                .verify("agreement.pdf", sealed, new TrustAnchors(Set.of(signing.trustAnchor())));
        assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.VALID);
        assertThat(report.findings()).extracting(Finding::check).contains("terms-hash", "terms-prose", "trust");
        assertThat(report.findings())
                .filteredOn(finding -> finding.check().equals("terms-prose"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains("word for word"));
        assertThat(report.findings())
                .filteredOn(finding -> finding.check().equals("terms-clauses"))
                .hasSize(terms.chosenClauses().isEmpty() ? 0 : 1)
                .allSatisfy(finding -> assertThat(finding.toString())
                        .contains(
                                "and no other: ",
                                language.equals(Locale.GERMAN)
                                        ? "Übertragung: Frei an Unternehmen"
                                        : "Assignment: Free to companies"));
        // Whoever does not know the wording is told what to look for.
        assertThat(new Verifier(CLOCK)
                        .verify("agreement.pdf", sealed, new TrustAnchors(Set.of(signing.trustAnchor())))
                        .findings())
                .filteredOn(finding -> finding.check().equals("terms-clauses"))
                .hasSize(terms.chosenClauses().isEmpty() ? 0 : 1)
                .allSatisfy(finding ->
                        assertThat(finding.toString()).contains("assignment: to-affiliates", "is not known here"));
    }

    static Stream<Arguments> otherTexts() {
        return Stream.of(Locale.ENGLISH, Locale.GERMAN)
                .flatMap(language -> Stream.of("to-affiliates", "free").map(text -> Arguments.of(language, text)));
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    void aTextThatStandsOnThePagesInsteadOfTheOneThatWasChosenIsTold(Locale language, String text) throws IOException {
        Terms standard = SampleTerms.mutualNda(2);
        Terms chosen = SampleChanges.edited(
                SampleTerms.mutualNda(2), "{\"clauses\": {\"assignment\": \"%s\"}}".formatted(text));
        ReleasedClauses known = ClausesOfReleases.ofProgram();
        // The wording says otherwise than these pages do.
        ReleasedClauses swapped = printed -> known.of(printed)
                .map(clauses -> clauses.stream()
                        .map(clause -> new ReleasedClauses.Clause(
                                clause.name(),
                                clause.label(),
                                clause.texts().stream()
                                        .map(one -> new ReleasedClauses.Text(
                                                one.position(),
                                                one.label(),
                                                clause.texts()
                                                        .get((clause.texts().indexOf(one) + 1)
                                                                % clause.texts().size())
                                                        .passages()))
                                        .toList()))
                        .toList());
        for (Terms terms : List.of(standard, chosen)) {
            VerificationReport report = new Verifier(CLOCK, swapped)
                    .verify(
                            "agreement.pdf",
                            signedByAll(terms, language, language),
                            new TrustAnchors(Set.of(signing.trustAnchor())));
            assertThat(report.verdict()).isEqualTo(Verdict.NOT_VALID);
            assertThat(report.findings())
                    .filteredOn(finding -> finding.check().equals("terms-clauses"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.toString()).contains("the pages do not say it"));
        }
    }

    static Stream<Arguments> misleadingLanguages() {
        return Stream.of(
                Arguments.of(Locale.ENGLISH, Locale.GERMAN, "the pages do not"),
                Arguments.of(Locale.GERMAN, Locale.ENGLISH, "the pages do not"),
                Arguments.of(Locale.ENGLISH, Locale.of("tlh"), "was not checked"));
    }

    @ParameterizedTest
    @MethodSource("misleadingLanguages")
    void theProseNeverAgreesInAnotherLanguageThanTheDocumentSays(Locale worded, Locale said, String finding)
            throws IOException {
        byte[] document = signedByAll(SampleTerms.mutualNda(2), worded, said);

        VerificationReport report =
                new Verifier(CLOCK).verify("agreement.pdf", document, new TrustAnchors(Set.of(signing.trustAnchor())));

        assertThat(report.findings())
                .filteredOn(found -> found.check().equals("terms-prose"))
                .singleElement()
                .satisfies(found -> assertThat(found.toString()).contains(finding));
    }

    /** @param said the language that the document says it is in */
    private static byte[] signedByAll(Terms terms, Locale language, Locale said) {
        RenderedDocument rendered = render(terms, language, said);
        List<SignatureField> fields = rendered.places().stream()
                .map(place -> new SignatureField(place.partyId(), "Signature of " + place.partyId(), place))
                .toList();
        byte[] document = signing.certify(rendered.pdf(), fields);
        for (TermsParty party : terms.signatories()) {
            var signatory = new Signatory(
                    "p-" + party.partnerId(),
                    "Zoë Müller-" + party.partnerId(),
                    party.noticeEmail(),
                    party.partnerId(),
                    party.legalName(),
                    party.country());
            document = signing.sign(
                    document, party.partnerId(), signatory, terms.kind().title(), new SignatureMark.Printed());
        }
        return signing.seal(document);
    }

    private static RenderedDocument render(Terms terms, Locale language, Locale said) {
        var version = TEMPLATES.current(terms.kind(), language);
        var reference = new AgreementReference("EH-2026-000042", TermsFormat.hash(terms), LocalDate.of(2026, 11, 24));
        return RENDERER.render(
                TEMPLATES.html(version, terms, reference),
                new DocumentProperties(terms.kind().title(), terms.kind().title(), "Evenhand", said, NOW),
                List.of(new Attachment(
                        "terms.json",
                        "application/json",
                        "The terms of this agreement",
                        TermsFormat.canonical(terms))));
    }
}
