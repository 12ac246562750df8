package io.evenhand.signing;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;

/** What the reader sees in the box of a party that has signed: who, for whom, when. */
final class SignatureAppearance {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Color INK = new Color(0x1B, 0x26, 0x3B);
    private static final Color QUIET = new Color(0x5C, 0x67, 0x7D);
    private static final Color ACCENT = new Color(0x2F, 0x6F, 0x62);
    private static final float PADDING = 8f;
    private static final float SMALLEST_SIZE = 4f;

    /** Parsing a font costs more than signing, and a parsed font is not safe for two threads: so they are lent out. */
    private final ConcurrentLinkedQueue<Fonts> idle = new ConcurrentLinkedQueue<>();

    private final byte[] regular = read("/fonts/NotoSans-400Regular.ttf");
    private final byte[] semiBold = read("/fonts/NotoSans-600SemiBold.ttf");

    private record Fonts(TrueTypeFont regular, TrueTypeFont semiBold) {}

    private record Line(String text, PDFont font, float size, Color colour) {}

    /** Something to do while the fonts are lent: drawing and saving, since saving is when the subset is made. */
    @FunctionalInterface
    interface Drawing<T> {
        T with(Pen pen) throws IOException;
    }

    <T> T lend(Drawing<T> drawing) throws IOException {
        Fonts fonts = idle.poll();
        if (fonts == null) {
            fonts = new Fonts(parse(regular), parse(semiBold));
        }
        T result = drawing.with(new Pen(fonts));
        idle.add(fonts);
        return result;
    }

    static final class Pen {
        private final Fonts fonts;

        private Pen(Fonts fonts) {
            this.fonts = fonts;
        }

        PDAppearanceDictionary draw(PDDocument document, PDRectangle box, Signatory signatory, Instant at)
                throws IOException {
            var stream = new PDAppearanceStream(document);
            stream.setBBox(new PDRectangle(box.getWidth(), box.getHeight()));
            stream.setResources(new PDResources());
            PDFont plain = PDType0Font.load(document, fonts.regular, true);
            PDFont strong = PDType0Font.load(document, fonts.semiBold, true);
            float unit = Math.min(box.getHeight() / 60f, 1.4f);
            Line[] lines = {
                new Line("Digitally signed", plain, 7f * unit, ACCENT),
                new Line(printable(signatory.name(), fonts.semiBold), strong, 12f * unit, INK),
                new Line(printable(signatory.organisation(), fonts.regular), plain, 8.5f * unit, INK),
                new Line(MOMENT.format(at), plain, 7f * unit, QUIET)
            };
            try (var content = new PDPageContentStream(document, stream)) {
                content.setNonStrokingColor(ACCENT);
                content.addRect(0, 0, 2f, box.getHeight());
                content.fill();
                write(content, lines, box);
            }
            var appearance = new PDAppearanceDictionary();
            appearance.setNormalAppearance(stream);
            return appearance;
        }

        private static void write(PDPageContentStream content, Line[] lines, PDRectangle box) throws IOException {
            float width = box.getWidth() - 2 * PADDING;
            float textHeight = 0;
            for (Line line : lines) {
                textHeight += line.size;
            }
            float gap = (box.getHeight() - textHeight) / (lines.length + 1);
            float y = box.getHeight();
            for (Line line : lines) {
                y -= gap + line.size;
                float natural = line.font.getStringWidth(line.text) / 1000f * line.size;
                float size = natural <= width ? line.size : Math.max(SMALLEST_SIZE, line.size * width / natural);
                content.beginText();
                content.setNonStrokingColor(line.colour);
                content.setFont(line.font, size);
                // Letters stand on a line a little above the bottom of their size.
                content.newLineAtOffset(PADDING, y + line.size * 0.2f);
                content.showText(line.text);
                content.endText();
            }
        }

        /** The font lacks some scripts; the certificate has the name as it is, the picture shows what it can. */
        private static String printable(String text, TrueTypeFont font) throws IOException {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            var printable = new StringBuilder();
            text.codePoints().map(c -> glyphs.getGlyphId(c) == 0 ? '?' : c).forEach(printable::appendCodePoint);
            return printable.toString();
        }
    }

    private static TrueTypeFont parse(byte[] font) throws IOException {
        return new TTFParser().parse(new RandomAccessReadBuffer(font));
    }

    private static byte[] read(String resource) {
        try (InputStream in =
                Objects.requireNonNull(SignatureAppearance.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The program lacks its own font " + resource, e);
        }
    }
}
