package io.evenhand.verification;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.jspecify.annotations.Nullable;

/**
 * Whether letters look like what the file says they are. A font brings both the shape of a letter and what it is called; a forger can
 * bring a font in which a 4 looks like a 6. Shapes of our own fonts are compared with the fonts themselves; of others, nothing is known.
 */
final class GlyphShapes {
    private static final Map<String, String> OURS = Map.of(
            "NotoSans-Regular", "NotoSans-400Regular.ttf",
            "NotoSans-SemiBold", "NotoSans-600SemiBold.ttf",
            "NotoSerif-Regular", "NotoSerif-400Regular.ttf",
            "NotoSerif-Italic", "NotoSerif-400Italic.ttf",
            "NotoSerif-Bold", "NotoSerif-700Bold.ttf");
    /** Of a thousandth of the letter's height: what rounding does, and more. */
    private static final double TOLERANCE = 6;

    /** How many points a part of an outline has, by its kind: move, line, quadratic, cubic, close. */
    private static final int[] POINTS = {1, 1, 2, 3, 0};

    private final IdentityHashMap<PDFont, Set<Integer>> seen = new IdentityHashMap<>();
    private final Set<String> unknownFonts = new TreeSet<>();
    private @Nullable String lie;

    /** Looks at a letter, once for each font. */
    void look(PDFont font, int code) throws IOException {
        if (!seen.computeIfAbsent(font, key -> new HashSet<>()).add(code) || lie != null) {
            return;
        }
        String name = font.getName() == null ? "" : font.getName().replaceFirst("^[A-Z]{6}\\+", "");
        String says = font.toUnicode(code);
        if (says == null || says.isBlank()) {
            return;
        }
        Reference reference = OURS.containsKey(name) ? Reference.of(name) : null;
        if (reference == null || !(font instanceof PDVectorFont vector) || !font.isEmbedded()) {
            unknownFonts.add(name);
            return;
        }
        double[] expected = reference.shape(says);
        double[] shown = shape(vector.getNormalizedPath(code));
        if (expected == null || !alike(expected, shown)) {
            lie = says;
        }
    }

    /** A letter that looks like another; null if none does. */
    @Nullable
    String lie() {
        return lie;
    }

    /** Fonts whose letters could not be compared with anything. */
    Set<String> unknownFonts() {
        return unknownFonts;
    }

    private static boolean alike(double[] one, double[] other) {
        if (one.length != other.length) {
            return false;
        }
        for (int i = 0; i < one.length; i++) {
            if (Math.abs(one[i] - other[i]) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    /** Every point of an outline, in its order. */
    static double[] shape(GeneralPath path) {
        var points = new ArrayList<Double>();
        double[] point = new double[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            int count = POINTS[i.currentSegment(point)];
            for (int c = 0; c < 2 * count; c++) {
                points.add(point[c]);
            }
        }
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** One of our fonts. Reading from it moves a position inside it: one at a time. */
    private static final class Reference {
        private static final Map<String, Reference> READ = new HashMap<>();

        private final TrueTypeFont font;
        private final CmapLookup letters;
        private final Map<String, double[]> shapes = new HashMap<>();

        private Reference(TrueTypeFont font) throws IOException {
            this.font = font;
            this.letters = font.getUnicodeCmapLookup();
        }

        static synchronized @Nullable Reference of(String name) throws IOException {
            Reference known = READ.get(name);
            if (known == null) {
                try (InputStream in = GlyphShapes.class.getResourceAsStream("/fonts/" + OURS.get(name))) {
                    if (in == null) {
                        return null;
                    }
                    known = new Reference(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
                }
                READ.put(name, known);
            }
            return known;
        }

        synchronized double @Nullable [] shape(String letter) throws IOException {
            if (letter.codePointCount(0, letter.length()) != 1) {
                return null;
            }
            double[] known = shapes.get(letter);
            if (known == null) {
                int glyph = letters.getGlyphId(letter.codePointAt(0));
                var outline = glyph == 0 ? null : font.getGlyph().getGlyph(glyph);
                double scale = 1000.0 / font.getUnitsPerEm();
                GeneralPath path = outline == null ? new GeneralPath() : outline.getPath();
                path.transform(AffineTransform.getScaleInstance(scale, scale));
                known = GlyphShapes.shape(path);
                shapes.put(letter, known);
            }
            return known;
        }
    }
}
