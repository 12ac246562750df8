package io.evenhand.verification;

import java.awt.geom.Area;
import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * The words that a person sees on the pages, without headers and footers, which would come between the words of a sentence that goes on
 * over the page. What is drawn invisibly, in white, too small to read, off the page, clipped away, in a layer, or under something that is
 * painted later, is not on the pages.
 */
final class PageText extends PDFTextStripper {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00A0\\u00AD\\u200B\\u202F]+");
    private static final COSName ARTIFACT = COSName.getPDFName("Artifact");
    private static final float SMALLEST = 3;
    /** Of each part of a colour, and of how dense it is. */
    private static final float NEARLY_WHITE = 0.85f;

    private static final float DENSE = 0.3f;
    private static final long MOST_OPERATORS = 3_000_000;
    private static final long MOST_COMPARISONS = 50_000_000;
    private static final int MOST_OF_FEET = 1_000_000;

    /** @param page from 1; coordinates are those of the page */
    record Seen(int page, float x, float y) {}

    private final Painting painting = new Painting(this);
    private final GlyphShapes shapes;
    private final List<Seen> seen = new ArrayList<>();
    private final IdentityHashMap<TextPosition, Point2D.Float> onThisPage = new IdentityHashMap<>();
    private final Set<TextPosition> covered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final StringBuilder feet = new StringBuilder();
    private int depth;
    private int artifactDepth;
    private int layerDepth;
    private long operators;
    private long comparisons;
    private Point2D.@Nullable Float centre;

    private PageText(GlyphShapes shapes) {
        this.shapes = shapes;
        painting.addOperatorsTo(this);
    }

    /** What is on the pages: {@link #comparable} text, that of headers and footers apart, and where each letter stands. */
    record Read(String text, String feet, List<Seen> letters, GlyphShapes shapes) {}

    /** Comparable text alone. */
    static String of(PDDocument document) throws IOException {
        return read(document).text();
    }

    static Read read(PDDocument document) throws IOException {
        var shapes = new GlyphShapes();
        var reader = new PageText(shapes);
        String text = comparable(reader.getText(document));
        return new Read(text, comparable(reader.feet.toString()), reader.seen, shapes);
    }

    /** The same text broken into other lines is the same text. Only what looks the same counts as the same: a raised 2 is no 2. */
    static String comparable(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var plain = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char character = composed.charAt(i);
            // Ligatures of Latin letters, which fonts put in the place of two or three letters.
            if (character >= '\uFB00' && character <= '\uFB06') {
                plain.append(Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKC));
            } else {
                plain.append(character);
            }
        }
        return WHITE_SPACE.matcher(plain).replaceAll("");
    }

    @Override
    public void beginMarkedContentSequence(@Nullable COSName tag, @Nullable COSDictionary properties) {
        depth++;
        if (artifactDepth == 0 && ARTIFACT.equals(tag)) {
            artifactDepth = depth;
        }
        if (layerDepth == 0 && COSName.OC.equals(tag)) {
            layerDepth = depth;
        }
    }

    @Override
    public void endMarkedContentSequence() {
        if (depth == artifactDepth) {
            artifactDepth = 0;
        }
        if (depth == layerDepth) {
            layerDepth = 0;
        }
        depth--;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > MOST_OPERATORS || Thread.currentThread().isInterrupted()) {
            throw new IOException("The pages are drawn of more parts than any agreement's");
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        Point2D.Float middle = matrix.transformPoint(displacement.getX() / 2, 0.25f);
        if (isVisible(matrix, middle)) {
            shapes.look(font, code);
            centre = middle;
            super.showGlyph(matrix, font, code, displacement);
            centre = null;
        }
    }

    private boolean isVisible(Matrix matrix, Point2D.Float middle) throws IOException {
        PDGraphicsState state = getGraphicsState();
        RenderingMode mode = state.getTextState().getRenderingMode();
        return layerDepth == 0
                && (mode == RenderingMode.FILL || mode == RenderingMode.FILL_STROKE)
                && Math.min(Math.abs(matrix.getScalingFactorX()), Math.abs(matrix.getScalingFactorY())) >= SMALLEST
                && state.getNonStrokeAlphaConstant() >= DENSE
                && state.getSoftMask() == null
                && (state.getBlendMode() == BlendMode.NORMAL)
                && !isNearlyWhite(state.getNonStrokingColor())
                && state.getCurrentClippingPath().contains(middle);
    }

    private static boolean isNearlyWhite(PDColor colour) throws IOException {
        if (colour.isPattern() || colour.getColorSpace() == null) {
            return true;
        }
        float[] parts = colour.getColorSpace().toRGB(colour.getComponents());
        return parts[0] > NEARLY_WHITE && parts[1] > NEARLY_WHITE && parts[2] > NEARLY_WHITE;
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (centre != null) {
            onThisPage.put(text, centre);
        }
        if (artifactDepth == 0) {
            super.processTextPosition(text);
        } else if (feet.length() < MOST_OF_FEET) {
            feet.append(text.getUnicode());
        }
    }

    /** Something opaque is painted over what stands there already. */
    void cover(GeneralPath path) throws IOException {
        PDGraphicsState state = getGraphicsState();
        if (state.getNonStrokeAlphaConstant() <= DENSE / 10) {
            return;
        }
        Rectangle2D box = path.getBounds2D();
        Area clip = state.getCurrentClippingPath();
        comparisons += onThisPage.size();
        if (comparisons > MOST_COMPARISONS) {
            throw new IOException("The pages are drawn of more parts than any agreement's");
        }
        onThisPage.forEach((text, middle) -> {
            if (box.contains(middle) && path.contains(middle) && clip.contains(middle)) {
                covered.add(text);
            }
        });
    }

    @Override
    protected void writePage() throws IOException {
        for (List<TextPosition> article : charactersByArticle) {
            article.removeIf(covered::contains);
        }
        onThisPage.forEach((text, middle) -> {
            if (!covered.contains(text)) {
                seen.add(new Seen(getCurrentPageNo(), middle.x, middle.y));
            }
        });
        onThisPage.clear();
        covered.clear();
        super.writePage();
    }
}
