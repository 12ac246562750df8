package io.evenhand.verification;

import java.io.IOException;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * The words on the pages, without headers and footers, which would come between the words of a sentence that goes on
 * over the page.
 */
final class PageText extends PDFTextStripper {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00A0\\u00AD\\u200B\\u202F]+");
    private static final COSName ARTIFACT = COSName.getPDFName("Artifact");

    private int depth;
    private int artifactDepth;

    private PageText() {
        addOperator(new BeginMarkedContentSequence(this));
        addOperator(new BeginMarkedContentSequenceWithProperties(this));
        addOperator(new EndMarkedContentSequence(this));
    }

    static String of(PDDocument document) throws IOException {
        return comparable(new PageText().getText(document));
    }

    /** The same text broken into other lines is the same text. */
    static String comparable(String text) {
        return WHITE_SPACE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
    }

    @Override
    public void beginMarkedContentSequence(@Nullable COSName tag, @Nullable COSDictionary properties) {
        depth++;
        if (artifactDepth == 0 && ARTIFACT.equals(tag)) {
            artifactDepth = depth;
        }
    }

    @Override
    public void endMarkedContentSequence() {
        if (depth == artifactDepth) {
            artifactDepth = 0;
        }
        depth--;
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (artifactDepth == 0) {
            super.processTextPosition(text);
        }
    }
}
