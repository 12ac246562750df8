package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.document.SignaturePlace;
import io.evenhand.signing.SignatureMark.Drawn;
import io.evenhand.signing.SignatureMark.Point;
import io.evenhand.signing.SignatureMark.Printed;
import io.evenhand.signing.SignatureMark.Stroke;
import io.evenhand.signing.SignatureMark.Typed;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves that a person's own hand appears in the box and never hides what the certificate vouches for, in boxes of every
 * shape. The pictures are left in target/marks, to be looked at.
 */
@Execution(ExecutionMode.CONCURRENT)
class SignatureMarkTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final List<SignaturePlace> PLACES = List.of(
            new SignaturePlace("wide", 1, 62, 80, 255, 74),
            new SignaturePlace("usual", 1, 62, 180, 220, 60),
            new SignaturePlace("square", 1, 62, 260, 150, 110),
            new SignaturePlace("shared", 1, 300, 260, 110, 60));

    @TempDir
    static Path data;

    private static Signing signing;
    private static byte[] certified;

    @BeforeAll
    static void certify() {
        signing = TestKeys.signing(data.resolve("keys"), CLOCK);
        certified = signing.certify(
                TestDocuments.pdf(),
                PLACES.stream()
                        .map(place -> new SignatureField(place.partyId(), "Signature of " + place.partyId(), place))
                        .toList());
    }

    /** A curl, with a dot. */
    static Drawn curl() {
        var points = new ArrayList<Point>();
        for (int i = 0; i <= 80; i++) {
            double t = i / 80.0;
            points.add(new Point(0.15 + 0.6 * t, 0.5 + 0.3 * Math.sin(18 * t) * (1 - 0.6 * t)));
        }
        return new Drawn(3, List.of(new Stroke(points), new Stroke(List.of(new Point(0.8, 0.4)))));
    }

    static List<SignatureMark> marks() {
        return List.of(new Printed(), new Typed("Bruno Żółw-Straßer"), new Typed("Κλειώ Παπαδοπούλου"), curl());
    }

    @ParameterizedTest
    @MethodSource("marks")
    void whoForWhomAndWhenStayReadableBesideTheHandInEveryBox(SignatureMark mark) throws Exception {
        byte[] document = certified;
        for (SignaturePlace place : PLACES) {
            document = signing.sign(document, place.partyId(), TestDocuments.BRUNO, "Agreement", mark);
        }
        keep(document, mark);
        assertThat(Validators.conformanceProblems(document)).isEmpty();
        for (SignaturePlace place : PLACES) {
            assertThat(Seen.text(document, place.partyId()))
                    .contains(
                            "Digitally signed",
                            "Bruno Żółw-Straßer",
                            "Fabrikam Aufzugbau",
                            "24 November 2026, 12:00:00 UTC");
            assertThat(Seen.smallestLetters(document, place.partyId())).isGreaterThanOrEqualTo(5f);
        }
    }

    @Test
    void theHandKeepsItsProportionsAndItsPlace() throws Exception {
        // A circle stays one, whatever the shape of the area it was drawn in.
        var points = new ArrayList<Point>();
        for (int i = 0; i <= 60; i++) {
            double angle = 2 * Math.PI * i / 60;
            points.add(new Point(0.5 + 0.1 * Math.cos(angle), 0.5 + 0.4 * Math.sin(angle)));
        }
        var circle = new Drawn(4, List.of(new Stroke(points)));
        byte[] signed = signing.sign(certified, "square", TestDocuments.ADA, "Agreement", circle);
        int[] extent = Seen.inkOfTheHand(signed, "square");
        assertThat(extent[0])
                .as("width")
                .isBetween(extent[1] - 3, extent[1] + 3)
                .isGreaterThan(80);
    }

    @Test
    void aDotIsNotBlownUp() throws Exception {
        var dot = new Drawn(3, List.of(new Stroke(List.of(new Point(0.5, 0.5)))));
        byte[] signed = signing.sign(certified, "wide", TestDocuments.ADA, "Agreement", dot);
        assertThat(Seen.inkOfTheHand(signed, "wide")[0]).isBetween(1, 14);
    }

    @Test
    void lettersThatNoFontHasDoNotStopTheSignature() throws Exception {
        byte[] signed = signing.sign(certified, "shared", TestDocuments.ADA, "Agreement", new Typed("山田 \n太郎"));
        assertThat(Seen.text(signed, "shared")).contains("Digitally signed", "Ada Løvelace");
    }

    @Test
    void anOrganisationWithAnEndlessNameIsShortenedNotShrunkToNothing() throws Exception {
        var endless = new Signatory(
                "p-7",
                "Ada Løvelace",
                "a@example.com",
                "x",
                "Long Name of Company ".repeat(9).strip(),
                "GB");
        byte[] signed = signing.sign(certified, "shared", endless, "Agreement", curl());
        assertThat(Seen.text(signed, "shared")).contains("Long Name of Company", "…", "UTC");
        assertThat(Seen.smallestLetters(signed, "shared")).isGreaterThanOrEqualTo(5f);
    }

    private static void keep(byte[] document, SignatureMark mark) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/marks"));
        Files.write(folder.resolve(mark.getClass().getSimpleName() + marks().indexOf(mark) + ".pdf"), document);
    }

    /** What is seen in one box. */
    private static final class Seen {
        private static final float DPI = 288;

        static String text(byte[] pdf, String fieldName) throws Exception {
            try (PDDocument picture = box(pdf, fieldName)) {
                return new PDFTextStripper().getText(picture);
            }
        }

        static float smallestLetters(byte[] pdf, String fieldName) throws Exception {
            var smallest = new float[] {99};
            try (PDDocument picture = box(pdf, fieldName)) {
                String unused = new PDFTextStripper() {
                    @Override
                    protected void processTextPosition(org.apache.pdfbox.text.TextPosition text) {
                        smallest[0] = Math.min(smallest[0], text.getFontSizeInPt());
                        super.processTextPosition(text);
                    }
                }.getText(picture);
            }
            return smallest[0];
        }

        /** Width and height in pixels of what has the colour of the hand. */
        static int[] inkOfTheHand(byte[] pdf, String fieldName) throws Exception {
            try (PDDocument picture = box(pdf, fieldName)) {
                BufferedImage image = new PDFRenderer(picture).renderImageWithDPI(0, DPI);
                int left = image.getWidth();
                int right = 0;
                int top = image.getHeight();
                int bottom = 0;
                for (int y = 0; y < image.getHeight(); y++) {
                    for (int x = 0; x < image.getWidth(); x++) {
                        if ((image.getRGB(x, y) & 0xFFFFFF) == 0x142C5F) {
                            left = Math.min(left, x);
                            right = Math.max(right, x);
                            top = Math.min(top, y);
                            bottom = Math.max(bottom, y);
                        }
                    }
                }
                return new int[] {right - left, bottom - top};
            }
        }

        private static PDDocument box(byte[] pdf, String fieldName) throws Exception {
            try (PDDocument document = Loader.loadPDF(pdf)) {
                var field = (PDSignatureField)
                        document.getDocumentCatalog().getAcroForm(null).getField(fieldName);
                var stream = field.getWidgets().getFirst().getNormalAppearanceStream();
                PDDocument picture = new PDDocument();
                PDPage page = new PDPage(new PDRectangle(
                        stream.getBBox().getWidth(), stream.getBBox().getHeight()));
                picture.addPage(page);
                try (var content = new PDPageContentStream(picture, page)) {
                    content.drawForm(new PDFormXObject(stream.getCOSObject()));
                }
                // Saved and read again, because what it shows belongs to the document that is closed now.
                var out = new java.io.ByteArrayOutputStream();
                picture.save(out);
                picture.close();
                return Loader.loadPDF(out.toByteArray());
            }
        }
    }
}
