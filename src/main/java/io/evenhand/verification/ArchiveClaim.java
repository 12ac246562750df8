package io.evenhand.verification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What a document claims to conform to. A claim is not a proof: whether it is PDF/A, only a validator of PDF/A can say. */
final class ArchiveClaim {
    private static final int MAXIMUM_BYTES = 1_000_000;
    // The two forms in which RDF may write a value: as an element and as an attribute.
    private static final Pattern PART = Pattern.compile("pdfaid:part(?:>\\s*|=[\"'])(\\d)");
    private static final Pattern CONFORMANCE = Pattern.compile("pdfaid:conformance(?:>\\s*|=[\"'])([ABUabu])");

    private ArchiveClaim() {}

    static void check(PDDocument document, Findings findings) throws IOException {
        var metadata = document.getDocumentCatalog().getMetadata();
        String text = "";
        if (metadata != null) {
            try (InputStream in = metadata.createInputStream()) {
                text = new String(in.readNBytes(MAXIMUM_BYTES), StandardCharsets.UTF_8);
            }
        }
        Matcher part = PART.matcher(text);
        Matcher conformance = CONFORMANCE.matcher(text);
        if (part.find() && conformance.find()) {
            findings.notChecked(
                    "pdf-a",
                    "The document claims to be PDF/A-" + part.group(1)
                            + conformance.group(1).toLowerCase(java.util.Locale.ROOT)
                            + "; the claim itself was not checked here.");
        } else {
            findings.failed("pdf-a", "The document does not claim to be PDF/A, made for archiving.");
        }
    }
}
