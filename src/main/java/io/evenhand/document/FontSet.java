package io.evenhand.document;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of one rendering thread, parsed once and used for document after document.
 *
 * <p>Parsing a font costs more than setting a page in it, and a parsed font reads from a shared position, so that it
 * cannot serve two threads at a time. Hence one set a thread.
 */
final class FontSet {
    private record Face(String family, int weight, FontStyle style, TrueTypeFont font, CmapLookup characters) {}

    private final List<Face> faces = List.of(
            face("Noto Serif", 400, FontStyle.NORMAL, "NotoSerif-400Regular.ttf"),
            face("Noto Serif", 400, FontStyle.ITALIC, "NotoSerif-400Italic.ttf"),
            face("Noto Serif", 700, FontStyle.NORMAL, "NotoSerif-700Bold.ttf"),
            face("Noto Sans", 400, FontStyle.NORMAL, "NotoSans-400Regular.ttf"),
            face("Noto Sans", 700, FontStyle.NORMAL, "NotoSans-600SemiBold.ttf"));

    /** Characters that every face is known to have. */
    private final BitSet printable = new BitSet();

    private static Face face(String family, int weight, FontStyle style, String file) {
        try (InputStream in = FontSet.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The font " + file + " is missing from the application");
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            // Ligatures would be set after the lines were measured without them, and hinder searching for text.
            font.setEnableGsub(false);
            return new Face(family, weight, style, font, font.getUnicodeCmapLookup());
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + file + " cannot be read", e);
        }
    }

    /** Makes the fonts available to the builder; only those that the text uses are embedded, as subsets. */
    void addTo(PdfRendererBuilder builder, PDDocument document, FSCacheEx<String, FSCacheValue> metrics) {
        builder.useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, metrics);
        for (Face face : faces) {
            builder.useFont(new LazyFont(document, face.font()), face.family(), face.weight(), face.style(), true);
        }
    }

    /** Whether every face has the character: bold text must not lack what the regular text shows. */
    boolean canPrint(int codePoint) {
        if (printable.get(codePoint)) {
            return true;
        }
        boolean all = faces.stream().allMatch(face -> face.characters().getGlyphId(codePoint) != 0);
        printable.set(codePoint, all);
        return all;
    }

    /** A font that enters the document only when the text asks for it. */
    private static final class LazyFont extends PDFontSupplier {
        private final PDDocument document;
        private final TrueTypeFont font;
        private @Nullable PDFont loaded;

        @SuppressWarnings("NullAway") // The superclass takes an eager font; ours comes with the first use.
        LazyFont(PDDocument document, TrueTypeFont font) {
            super(null);
            this.document = document;
            this.font = font;
        }

        @Override
        public PDFont supply() {
            try {
                if (loaded == null) {
                    loaded = PDType0Font.load(document, font, true);
                }
                return loaded;
            } catch (IOException e) {
                throw new UncheckedIOException("A font cannot be embedded", e);
            }
        }
    }
}
