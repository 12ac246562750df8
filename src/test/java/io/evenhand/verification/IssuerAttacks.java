package io.evenhand.verification;

import static io.evenhand.verification.SealedSample.bytes;

import io.evenhand.document.SignaturePlace;
import io.evenhand.signing.SignatureField;
import io.evenhand.signing.TestDocuments;
import io.evenhand.terms.TermsFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/**
 * Attacks by whoever issues the document, before it is certified: shadow attacks (2021) prepare what is switched later; others let the terms
 * for machines, or the text as programs read it, say something else than the pages show.
 */
final class IssuerAttacks {
    private interface Change {
        void apply(PDDocument document) throws Exception;
    }

    private interface Drawing {
        void draw(PDPageContentStream content, PDDocument document) throws Exception;
    }

    private IssuerAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(shadow(), hiddenText(), attachments()).flatMap(List::stream);
    }

    private static List<Attack> shadow() {
        return List.of(
                prepared(
                        "shadow hide: a picture lies over the text as a comment",
                        document -> {
                            var square = new PDAnnotationSquare();
                            square.setRectangle(new PDRectangle(50, 400, 300, 200));
                            annotate(document, square);
                        },
                        "lie over the pages"),
                prepared(
                        "shadow replace: a text field whose shown and stored value differ",
                        document -> field(document, "Tx"),
                        "filled in"),
                prepared(
                        "shadow replace: fields drawn anew when shown",
                        document -> catalog(document)
                                .setItem("Extra", dictionary("NeedAppearances", org.apache.pdfbox.cos.COSBoolean.TRUE)),
                        "made up"),
                prepared(
                        "shadow hide-and-replace: a second page tree that nothing shows",
                        document -> {
                            COSDictionary spare = new COSDictionary();
                            spare.setItem(COSName.TYPE, COSName.PAGES);
                            document.getDocument().getTrailer().setItem("Spare", indirect(spare));
                        },
                        ""),
                prepared(
                        "layers that can be switched on and off",
                        document -> catalog(document).setItem("OCProperties", new COSDictionary()),
                        "layers"),
                prepared("a script", document -> catalog(document).setItem("OpenAction", script()), "scripts"),
                prepared(
                        "an action when the document opens",
                        document -> catalog(document)
                                .setItem("OpenAction", dictionary(COSName.S.getName(), COSName.getPDFName("Launch"))),
                        "actions"),
                prepared(
                        "an action of a page",
                        document -> document.getPage(0).getCOSObject().setItem("AA", dictionary("O", script())),
                        ""),
                prepared(
                        "a form within the form (XFA)",
                        document -> catalog(document).setItem("Extra", dictionary("XFA", new COSString("<xdp/>"))),
                        "XFA"),
                prepared(
                        "content that lies in another file",
                        document -> {
                            COSStream stream = document.getDocument().createCOSStream();
                            stream.setItem(COSName.F, new COSString("elsewhere.pdf"));
                            catalog(document).setItem("Extra", stream);
                        },
                        "other files"),
                prepared(
                        "pictures with alternatives",
                        document -> catalog(document).setItem("Extra", dictionary("Alternates", new COSArray())),
                        "alternatives"),
                prepared(
                        "evil annotation: a note over the text, which level 3 would permit",
                        document -> {
                            var note = new PDAnnotationText();
                            note.setRectangle(new PDRectangle(50, 400, 300, 200));
                            annotate(document, note);
                        },
                        "lie over the pages"),
                Attack.of(
                        "sneaky signature: a box over the text",
                        () -> {
                            var places = List.of(
                                    new SignatureField(
                                            "party-1",
                                            "Signature",
                                            new SignaturePlace("party-1", 1, 50, 300, 500, 480)),
                                    new SignatureField(
                                            "party-2", "Signature", new SignaturePlace("party-2", 1, 62, 80, 220, 60)));
                            return SealedSample.finished(SealedSample.signed(
                                    SealedSample.SIGNING.certify(SealedSample.ISSUED, places),
                                    "party-1",
                                    TestDocuments.ADA));
                        },
                        "lies over text"));
    }

    /** The pages say nothing of the terms but where nobody sees it. */
    private static List<Attack> hiddenText() {
        return List.of(
                drawn("text that is drawn invisibly", (content, document) -> {
                    content.setRenderingMode(RenderingMode.NEITHER);
                    write(content, document, 8, 60, 700);
                }),
                drawn("white text on white", (content, document) -> {
                    content.setNonStrokingColor(1f, 1f, 1f);
                    write(content, document, 8, 60, 700);
                }),
                drawn("text too small to read", (content, document) -> write(content, document, 0.5f, 60, 700)),
                drawn("text off the page", (content, document) -> write(content, document, 8, 60, -5000)),
                drawn("text under a picture", (content, document) -> {
                    write(content, document, 8, 60, 700);
                    content.setNonStrokingColor(0.9f, 0.9f, 0.9f);
                    content.addRect(-10, -10, 3000, 3000);
                    content.fill();
                }),
                drawn("text that is clipped away", (content, document) -> {
                    content.addRect(0, 0, 1, 1);
                    content.clip();
                    write(content, document, 8, 60, 700);
                }),
                drawn("text that is nearly transparent", (content, document) -> {
                    var state = new org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState();
                    state.setNonStrokingAlphaConstant(0.01f);
                    content.setGraphicsStateParameters(state);
                    write(content, document, 8, 60, 700);
                }),
                drawn("text in a layer", (content, document) -> {
                    content.beginMarkedContent(
                            COSName.OC,
                            new org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList(
                                    dictionary("Type", COSName.getPDFName("OCG"))) {});
                    write(content, document, 8, 60, 700);
                    content.endMarkedContent();
                }),
                drawn("text squeezed to a line", (content, document) -> {
                    content.setHorizontalScaling(1);
                    write(content, document, 8, 60, 700);
                }),
                Attack.of(
                        "hidden text: letters that look like others",
                        IssuerAttacks::lyingFont,
                        "looks like another one"),
                Attack.of(
                        "hidden text: letters of another alphabet",
                        () -> SealedSample.issued(TestAgreement.pdf(
                                TestAgreement.prose(TestAgreement.TERMS).replace("Contoso", "Cоntoso"),
                                hash(),
                                canonical())),
                        "what the pages do not"),
                Attack.of(
                        "hidden text: a raised figure",
                        () -> SealedSample.issued(TestAgreement.pdf(
                                TestAgreement.prose(TestAgreement.TERMS).replace("2", "²"), hash(), canonical())),
                        "what the pages do not"));
    }

    private static List<Attack> attachments() {
        return List.of(
                prepared(
                        "two files named terms.json",
                        document -> attach(document, "terms.json", "terms.json", "terms.json", "{}"),
                        "ambiguous"),
                prepared(
                        "terms.json under the key of another file",
                        document -> attach(document, "a.json", "terms.json", "terms.json", "{}"),
                        "ambiguous"),
                prepared(
                        "a file with two names",
                        document -> attach(document, "a.json", "a.json", "terms.json", "{}"),
                        "ambiguous"),
                prepared(
                        "TERMS.JSON beside terms.json",
                        document -> attach(document, "TERMS.JSON", "TERMS.JSON", "TERMS.JSON", "{}"),
                        "ambiguous"),
                prepared(
                        "a second terms.json that hangs on a page",
                        document -> document.getPage(0)
                                .getCOSObject()
                                .setItem(
                                        "AF",
                                        array(specification(document, "terms.json", "terms.json", "{}")
                                                .getCOSObject())),
                        "ambiguous"),
                prepared(
                        "two contents behind one name",
                        document -> {
                            var spec = specification(document, "b.json", "b.json", "{}");
                            spec.setEmbeddedFileUnicode(file(document, "{\"other\":1}"));
                            document.getPage(0).getCOSObject().setItem("AF", array(spec.getCOSObject()));
                        },
                        "ambiguous"));
    }

    // ---- how they are made ----

    private static Attack prepared(String name, Change change, String says) {
        return Attack.of(
                "issuer: " + name,
                () -> {
                    try (PDDocument document = Loader.loadPDF(SealedSample.ISSUED)) {
                        change.apply(document);
                        var out = new ByteArrayOutputStream();
                        document.save(out);
                        return name.startsWith("shadow hide-and")
                                ? new OutsideSigner().certified(out.toByteArray())
                                : SealedSample.issued(out.toByteArray());
                    }
                },
                says);
    }

    private static Attack drawn(String name, Drawing drawing) {
        return Attack.of(
                "hidden text: " + name,
                () -> {
                    byte[] empty = TestAgreement.pdf("<p>Anything else.</p>", hash(), canonical());
                    try (PDDocument document = Loader.loadPDF(empty)) {
                        try (var content =
                                new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND, true, true)) {
                            drawing.draw(content, document);
                        }
                        var out = new ByteArrayOutputStream();
                        document.save(out);
                        return SealedSample.issued(out.toByteArray());
                    }
                },
                "what the pages do not");
    }

    /** For the control: the same text, where it can be seen. */
    static byte[] drawnToBeSeen() throws Exception {
        return drawn("", (content, document) -> write(content, document, 4, 20, 790))
                .file()
                .call();
    }

    private static void write(PDPageContentStream content, PDDocument document, float size, float x, float y)
            throws Exception {
        PDType0Font font = PDType0Font.load(
                document, IssuerAttacks.class.getResourceAsStream("/fonts/NotoSans-400Regular.ttf"), true);
        content.beginText();
        content.setFont(font, size);
        content.setLeading(size * 1.1f);
        content.newLineAtOffset(x, y);
        for (String line : lines(size)) {
            content.showText(line);
            content.newLine();
        }
        content.endText();
    }

    private static List<String> lines(float size) {
        int width = (int) Math.max(40, 1000 / Math.max(size, 1));
        var lines = new ArrayList<String>();
        for (var sentence : TermsFormat.sentences(TestAgreement.TERMS)) {
            String text = sentence.text();
            for (int at = 0; at < text.length(); at += width) {
                lines.add(text.substring(at, Math.min(text.length(), at + width)));
            }
        }
        return lines;
    }

    /** The font says that each 2 is a 5 and each 5 a 2: a program reads the one, and a person the other. */
    private static byte[] lyingFont() throws Exception {
        byte[] pdf = TestAgreement.pdf(swapped(TestAgreement.prose(TestAgreement.TERMS)), swapped(hash()), canonical());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    if (font.getCOSObject().getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream map) {
                        String lie = lyingMap(font);
                        try (var out = map.createOutputStream(COSName.FLATE_DECODE)) {
                            out.write(bytes(lie));
                        }
                    }
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return SealedSample.issued(out.toByteArray());
        }
    }

    private static String lyingMap(org.apache.pdfbox.pdmodel.font.PDFont font) throws Exception {
        var map = new StringBuilder(
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Lie def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        for (int code = 1; code < 4000; code++) {
            String says = font.toUnicode(code);
            if (says != null && says.length() == 1) {
                map.append(String.format(
                        "1 beginbfchar <%04X> <%04X> endbfchar%n",
                        code, (int) swapped(says).charAt(0)));
            }
        }
        return map + "endcmap end end";
    }

    private static String swapped(String text) {
        return text.replace('2', '\u0001').replace('5', '2').replace('\u0001', '5');
    }

    private static String hash() {
        return TermsFormat.hash(TestAgreement.TERMS).hex();
    }

    private static byte[] canonical() {
        return TermsFormat.canonical(TestAgreement.TERMS);
    }

    private static COSDictionary catalog(PDDocument document) {
        return document.getDocumentCatalog().getCOSObject();
    }

    private static COSDictionary dictionary(String name, org.apache.pdfbox.cos.COSBase value) {
        var dictionary = new COSDictionary();
        dictionary.setItem(COSName.getPDFName(name), value);
        return dictionary;
    }

    private static COSDictionary script() {
        COSDictionary script = dictionary("S", COSName.getPDFName("JavaScript"));
        script.setString(COSName.JS, "app.alert('changed')");
        return script;
    }

    private static org.apache.pdfbox.cos.COSBase indirect(COSDictionary dictionary) {
        dictionary.setDirect(false);
        return dictionary;
    }

    private static void annotate(
            PDDocument document, org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation annotation)
            throws Exception {
        var annotations = new ArrayList<>(document.getPage(0).getAnnotations());
        annotations.add(annotation);
        document.getPage(0).setAnnotations(annotations);
    }

    private static void field(PDDocument document, String kind) throws Exception {
        COSDictionary field = dictionary("FT", COSName.getPDFName(kind));
        field.setItem(COSName.TYPE, COSName.ANNOT);
        field.setItem(COSName.SUBTYPE, COSName.getPDFName("Widget"));
        field.setItem(COSName.RECT, new PDRectangle(50, 400, 300, 200).getCOSArray());
        field.setString(COSName.T, "amount");
        field.setString(COSName.V, "100");
        annotate(document, org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation.createAnnotation(field));
    }

    private static COSArray array(org.apache.pdfbox.cos.COSBase element) {
        var array = new COSArray();
        array.add(element);
        return array;
    }

    private static void attach(PDDocument document, String key, String name, String unicodeName, String content)
            throws Exception {
        var names = document.getDocumentCatalog().getNames();
        Map<String, PDComplexFileSpecification> before =
                names.getEmbeddedFiles().getNames();
        var array = new COSArray();
        for (var entry : before.entrySet()) {
            array.add(new COSString(entry.getKey()));
            array.add(entry.getValue());
        }
        array.add(new COSString(key));
        array.add(specification(document, name, unicodeName, content));
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.getCOSObject().setItem(COSName.NAMES, array);
        names.setEmbeddedFiles(tree);
    }

    private static PDComplexFileSpecification specification(
            PDDocument document, String name, String unicodeName, String content) throws Exception {
        var spec = new PDComplexFileSpecification();
        spec.setFile(name);
        spec.setFileUnicode(unicodeName);
        PDEmbeddedFile file = file(document, content);
        spec.setEmbeddedFile(file);
        spec.setEmbeddedFileUnicode(file);
        return spec;
    }

    private static PDEmbeddedFile file(PDDocument document, String content) throws Exception {
        return new PDEmbeddedFile(document, new ByteArrayInputStream(bytes(content)));
    }
}
