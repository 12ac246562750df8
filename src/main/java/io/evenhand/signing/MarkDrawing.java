package io.evenhand.signing;

import io.evenhand.signing.SignatureMark.Drawn;
import io.evenhand.signing.SignatureMark.Point;
import io.evenhand.signing.SignatureMark.Stroke;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Puts a person's own hand into a place: typed letters as handwriting, drawn strokes as smooth lines. */
final class MarkDrawing {
    private static final Color HAND = new Color(0x14, 0x2C, 0x5F);
    private static final float LARGEST_LETTERS = 30f;
    /** A dot is not blown up to the size of the place: the whole drawing area never gets larger than this many places. */
    private static final double MOST_ENLARGED = 3;
    /** Points nearer to each other than this, in points of the page, only say how the device trembles. */
    private static final double NEAREST = 0.35;

    private MarkDrawing() {}

    /** @param fonts the best first; the first that has all letters is taken, and of the last what it has */
    static void typed(
            PDDocument document, PDPageContentStream content, PDRectangle place, String text, List<TrueTypeFont> fonts)
            throws IOException {
        TrueTypeFont best = fonts.getLast();
        for (TrueTypeFont font : fonts.reversed()) {
            best = hasAll(text, font) ? font : best;
        }
        PDFont font = PDType0Font.load(document, best, true);
        String shown = printable(text, best);
        float size = Math.min(
                Math.min(LARGEST_LETTERS, place.getHeight() * 0.85f),
                place.getWidth() / Math.max(0.01f, width(font, shown, 1f)));
        content.beginText();
        content.setNonStrokingColor(HAND);
        content.setFont(font, size);
        content.newLineAtOffset(
                place.getLowerLeftX(), place.getLowerLeftY() + (place.getHeight() - size) / 2 + size * 0.26f);
        content.showText(shown);
        content.endText();
    }

    static void drawn(PDPageContentStream content, PDRectangle place, Drawn drawn) throws IOException {
        double aspect = drawn.widthToHeight();
        double left = aspect;
        double right = 0;
        double top = 1;
        double bottom = 0;
        for (Stroke stroke : drawn.strokes()) {
            for (Point point : stroke.points()) {
                left = Math.min(left, point.x() * aspect);
                right = Math.max(right, point.x() * aspect);
                top = Math.min(top, point.y());
                bottom = Math.max(bottom, point.y());
            }
        }
        float pen = Math.max(0.7f, Math.min(1.4f, place.getHeight() / 36f));
        double scale = Math.min(
                Math.min(
                        (place.getWidth() - 2 * pen) / Math.max(right - left, 1e-6),
                        (place.getHeight() - 2 * pen) / Math.max(bottom - top, 1e-6)),
                MOST_ENLARGED * Math.min(place.getWidth() / aspect, place.getHeight()));
        double x0 = place.getLowerLeftX() + pen;
        double y0 = place.getLowerLeftY() + (place.getHeight() + (bottom - top) * scale) / 2;
        content.setStrokingColor(HAND);
        content.setNonStrokingColor(HAND);
        content.setLineWidth(pen);
        content.setLineCapStyle(1);
        content.setLineJoinStyle(1);
        for (Stroke stroke : drawn.strokes()) {
            var points = new ArrayList<Point2D.Double>();
            for (Point point : stroke.points()) {
                var next = new Point2D.Double(x0 + (point.x() * aspect - left) * scale, y0 - (point.y() - top) * scale);
                if (points.isEmpty() || points.getLast().distance(next) >= NEAREST) {
                    points.add(next);
                }
            }
            line(content, points);
        }
    }

    /** A curve through every point, as smooth as a hand: each piece is bent by the points before and after it. */
    private static void line(PDPageContentStream content, List<Point2D.Double> points) throws IOException {
        if (points.isEmpty()) {
            return;
        }
        move(content, points.getFirst());
        if (points.size() == 1) {
            // With round ends, a line of no length is a dot.
            content.lineTo((float) points.getFirst().x, (float) points.getFirst().y);
        }
        for (int i = 0; i + 1 < points.size(); i++) {
            Point2D.Double before = points.get(Math.max(0, i - 1));
            Point2D.Double from = points.get(i);
            Point2D.Double to = points.get(i + 1);
            Point2D.Double after = points.get(Math.min(points.size() - 1, i + 2));
            content.curveTo(
                    (float) (from.x + (to.x - before.x) / 6),
                    (float) (from.y + (to.y - before.y) / 6),
                    (float) (to.x - (after.x - from.x) / 6),
                    (float) (to.y - (after.y - from.y) / 6),
                    (float) to.x,
                    (float) to.y);
        }
        content.stroke();
    }

    private static void move(PDPageContentStream content, Point2D.Double to) throws IOException {
        content.moveTo((float) to.x, (float) to.y);
    }

    static float width(PDFont font, String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000f * size;
    }

    private static boolean hasAll(String text, TrueTypeFont font) throws IOException {
        CmapLookup glyphs = font.getUnicodeCmapLookup();
        return text.codePoints().allMatch(c -> glyphs.getGlyphId(c) != 0);
    }

    /** The fonts lack some scripts; the certificate has the name as it is, the picture shows what it can. */
    static String printable(String text, TrueTypeFont font) throws IOException {
        CmapLookup glyphs = font.getUnicodeCmapLookup();
        var printable = new StringBuilder();
        text.codePoints().map(c -> glyphs.getGlyphId(c) == 0 ? '?' : c).forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
