package io.evenhand.document;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.PageSizeUnits;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Lays out and writes one document at a time. Belongs to one thread, with the fonts of that thread. */
final class Typesetter {
    private static final String PRODUCER = "Evenhand";
    private static final Pattern SIGNATURE_ID = Pattern.compile("^signature-[0-9]+$");
    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final FontMetricsCache METRICS = new FontMetricsCache();

    static {
        XRLog.setLoggerImpl(new Slf4jLogger() {
            @Override
            public boolean isLogLevelEnabled(Diagnostic diagnostic) {
                return diagnostic.getLevel().intValue() >= Level.WARNING.intValue()
                        && super.isLogLevelEnabled(diagnostic);
            }
        });
    }

    private final FontSet fonts = new FontSet();

    RenderedDocument set(Document text, DocumentProperties properties, List<Attachment> attachments)
            throws IOException {
        refuseUnprintable(text.getDocumentElement().getTextContent());
        try (PDDocument document = new PDDocument();
                PdfBoxRenderer renderer = builder(text, document).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            List<SignaturePlace> places = places(renderer);
            describe(document, properties, attachments.stream().anyMatch(Attachment::isFacturX));
            attach(document, properties, attachments);
            var out = new ByteArrayOutputStream(100_000);
            // Whoever certifies the document writes it anew, and compresses then.
            document.save(out, CompressParameters.NO_COMPRESSION);
            return new RenderedDocument(out.toByteArray(), document.getNumberOfPages(), places);
        }
    }

    private PdfRendererBuilder builder(Document text, PDDocument document) {
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useUnicodeLineBreaker(new LineBreaks());
        builder.usePDDocument(document);
        builder.useDefaultPageSize(210, 297, PageSizeUnits.MM);
        for (var priority : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> false, priority);
        }
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(COLOURS);
        builder.withProducer(PRODUCER);
        builder.withW3cDocument(text, null);
        fonts.addTo(builder, document, METRICS);
        return builder;
    }

    private void refuseUnprintable(String text) {
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            if (!Character.isWhitespace(codePoint) && !fonts.canPrint(codePoint)) {
                throw new UnprintableText(
                        "the character U+%04X".formatted(codePoint),
                        text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20))
                                .strip());
            }
            at += Character.charCount(codePoint);
        }
    }

    String printable(String text) {
        var printed = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            // What XML has no place for may be a space to Java.
            boolean space = codePoint == ' ' || codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
            boolean printable = space
                    || (!Character.isISOControl(codePoint)
                            && (Character.isWhitespace(codePoint) || fonts.canPrint(codePoint)));
            printed.append(printable ? Character.toString(codePoint) : "[U+%04X]".formatted(codePoint));
        });
        return printed.toString();
    }

    private static List<SignaturePlace> places(PdfBoxRenderer renderer) {
        return renderer.findPagePositionsByID(SIGNATURE_ID).stream()
                .sorted(Comparator.comparingInt(
                        found -> Integer.parseInt(found.getId().substring("signature-".length()))))
                .map(found -> place(found, renderer))
                .toList();
    }

    private static SignaturePlace place(PagePosition<Box> found, PdfBoxRenderer renderer) {
        @Nullable Element block = found.getElement().getElement();
        if (block == null || block.getAttribute("data-party").isBlank()) {
            throw new RenderingRefused("The signature block " + found.getId() + " names no party");
        }
        // The position counts the margins, also those that collapsed into the box from its neighbours.
        var margin = found.getElement().getMargin(renderer.getSharedContext().newLayoutContextInstance());
        float dots = renderer.getDotsPerPoint();
        return new SignaturePlace(
                block.getAttribute("data-party"),
                found.getPageNo() + 1,
                found.getX() + margin.left() / dots,
                found.getY() + margin.bottom() / dots,
                found.getWidth() - (margin.left() + margin.right()) / dots,
                found.getHeight() - (margin.top() + margin.bottom()) / dots);
    }

    /** @param invoice whether it carries an invoice for machines */
    private static void describe(PDDocument document, DocumentProperties properties, boolean invoice)
            throws IOException {
        var at = GregorianCalendar.from(
                properties.createdAt().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC));
        var information = new PDDocumentInformation();
        information.setTitle(properties.title());
        information.setAuthor(properties.author());
        information.setSubject(properties.subject());
        information.setCreator(PRODUCER);
        information.setProducer(PRODUCER);
        information.setCreationDate(at);
        information.setModificationDate(at);
        document.setDocumentInformation(information);
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(XmpPacket.of(properties, PRODUCER, invoice));
        document.getDocumentCatalog().setMetadata(metadata);
        document.getDocumentCatalog().setLanguage(properties.language().toLanguageTag());
    }

    private static void attach(PDDocument document, DocumentProperties properties, List<Attachment> attachments)
            throws IOException {
        if (attachments.isEmpty()) {
            return;
        }
        Map<String, PDComplexFileSpecification> named = new TreeMap<>();
        var associated = new COSArray();
        for (Attachment attachment : attachments) {
            PDComplexFileSpecification file = fileOf(document, properties, attachment);
            if (named.put(attachment.name(), file) != null) {
                throw new RenderingRefused("Two attachments are called " + attachment.name());
            }
            associated.add(file);
        }
        var catalog = document.getDocumentCatalog();
        var names = new PDDocumentNameDictionary(catalog);
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(named);
        names.setEmbeddedFiles(tree);
        catalog.setNames(names);
        catalog.getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    private static PDComplexFileSpecification fileOf(
            PDDocument document, DocumentProperties properties, Attachment attachment) throws IOException {
        var at = GregorianCalendar.from(
                properties.createdAt().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC));
        PDEmbeddedFile content;
        try (InputStream bytes = attachment.content().open()) {
            content = new PDEmbeddedFile(document, bytes, COSName.FLATE_DECODE);
        }
        content.setSubtype(attachment.mediaType());
        content.setSize(Math.toIntExact(attachment.content().size()));
        content.setCreationDate(at);
        content.setModDate(at);
        var file = new PDComplexFileSpecification();
        file.setFile(attachment.name());
        file.setFileUnicode(attachment.name());
        file.setFileDescription(attachment.description());
        file.setEmbeddedFile(content);
        file.setEmbeddedFileUnicode(content);
        file.getCOSObject()
                .setItem(
                        COSName.getPDFName("AFRelationship"),
                        COSName.getPDFName(attachment.relation().word()));
        return file;
    }

    /** Sizes of the fonts, the same for all threads. */
    private static final class FontMetricsCache implements FSCacheEx<String, FSCacheValue> {
        private final Map<String, FSCacheValue> values = new ConcurrentHashMap<>();

        @Override
        public void put(String key, FSCacheValue value) {
            values.put(key, value);
        }

        @Override
        public FSCacheValue get(String key, Callable<? extends FSCacheValue> loader) {
            return values.computeIfAbsent(key, missing -> {
                try {
                    return loader.call();
                } catch (Exception e) {
                    throw new IllegalStateException("The metrics of " + missing + " cannot be loaded", e);
                }
            });
        }

        @Override
        public @Nullable FSCacheValue get(String key) {
            return values.get(key);
        }
    }
}
