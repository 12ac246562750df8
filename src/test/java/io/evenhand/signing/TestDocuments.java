package io.evenhand.signing;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.evenhand.document.SignaturePlace;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** Small archivable PDFs with terms inside, people who sign them, and keys: what the tests of two rooms start from. */
public final class TestDocuments {
    public static final Signatory ADA =
            new Signatory("p-1", "Ada Løvelace", "ada@contoso.example", "contoso", "Contoso Analytics Ltd", "GB");
    public static final Signatory BRUNO = new Signatory(
            "p-2",
            "Bruno Żółw-Straßer",
            "bruno@fabrikam.example",
            "fabrikam",
            "Fabrikam Aufzugbau GmbH & Co. KG",
            "DE");
    public static final Signatory CLEO = new Signatory(
            "p-3", "Κλειώ Παπαδοπούλου", "cleo@northwind.example", "northwind", "Northwind Traders A.E.", "GR");

    private TestDocuments() {}

    /** An unsigned PDF/A-3a with the attachment {@code terms.json}, unless there are no terms. */
    public static byte[] pdf(String bodyHtml, byte[] terms) {
        String html = """
                <!DOCTYPE html><html lang="en"><head><title>Revenue share</title><meta name="subject" content="Terms"/>
                <meta name="description" content="Terms"/><meta name="author" content="Evenhand"/>
                <style>@page { size: A4; margin: 22mm } body { font-family: 'Noto Sans'; font-size: 10pt }</style></head>
                <body><h1>Revenue share</h1>%s</body></html>""".formatted(bodyHtml);
        try {
            var out = new ByteArrayOutputStream();
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.useFont(
                    () -> TestDocuments.class.getResourceAsStream("/fonts/NotoSans-400Regular.ttf"),
                    "Noto Sans",
                    400,
                    FontStyle.NORMAL,
                    true);
            builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_A);
            builder.usePdfUaAccessibility(true);
            builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
            builder.withHtmlContent(html, null);
            builder.toStream(out);
            builder.run();
            return terms.length == 0 ? out.toByteArray() : attach(out.toByteArray(), terms);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] pdfWithoutTerms() {
        return pdf("<p>Ada introduces, Bruno delivers, each has half.</p>", new byte[0]);
    }

    public static byte[] pdf() {
        return pdf(
                "<p>Ada introduces, Bruno delivers, each has half.</p>",
                "{\"share\":\"1/2\"}".getBytes(StandardCharsets.UTF_8));
    }

    /** One box a party, one above the other on the first page; named {@code party-1}, {@code party-2} and so on. */
    public static List<SignatureField> fields(int parties) {
        var fields = new ArrayList<SignatureField>();
        for (int i = 0; i < parties; i++) {
            fields.add(new SignatureField(
                    "party-" + (i + 1),
                    "Signature of party " + (i + 1),
                    new SignaturePlace("party-" + (i + 1), 1, 62, 80 + 80 * i, 220, 60)));
        }
        return fields;
    }

    private static byte[] attach(byte[] pdf, byte[] content) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var file = new PDEmbeddedFile(document, new ByteArrayInputStream(content));
            file.setSubtype("application/json");
            file.setSize(content.length);
            file.setModDate(new java.util.GregorianCalendar(2026, 0, 1));
            var spec = new PDComplexFileSpecification();
            spec.setFile("terms.json");
            spec.setFileUnicode("terms.json");
            spec.setFileDescription("The terms, machine-readable");
            spec.setEmbeddedFile(file);
            spec.setEmbeddedFileUnicode(file);
            spec.getCOSObject().setItem(COSName.getPDFName("AFRelationship"), COSName.getPDFName("Data"));
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("terms.json", spec));
            var catalog = document.getDocumentCatalog();
            var names = new PDDocumentNameDictionary(catalog);
            names.setEmbeddedFiles(tree);
            catalog.setNames(names);
            var associated = new COSArray();
            associated.add(spec);
            catalog.getCOSObject().setItem(COSName.getPDFName("AF"), associated);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
