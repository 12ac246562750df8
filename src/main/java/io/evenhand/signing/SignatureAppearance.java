package io.evenhand.signing;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
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

/**
 * What the reader sees in the box of a party that has signed: the person's own hand, if they gave one, and always the facts
 * that the certificate vouches for: who, for whom, when.
 */
final class SignatureAppearance {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Color INK = new Color(0x1B, 0x26, 0x3B);
    private static final Color QUIET = new Color(0x4A, 0x55, 0x6B);
    private static final Color ACCENT = new Color(0x2F, 0x6F, 0x62);
    private static final float PADDING = 8f;
    /** Smaller print could not be read; what does not fit at this size ends in an ellipsis. */
    private static final float SMALLEST_SIZE = 5f;

    /** From this shape on the hand stands beside the facts, else above them. */
    private static final float WIDE = 2.6f;

    /** Parsing a font costs more than signing, and a parsed font is not safe for two threads: so they are lent out. */
    private final ConcurrentLinkedQueue<Fonts> idle = new ConcurrentLinkedQueue<>();

    private final byte[] regular = read("/fonts/NotoSans-400Regular.ttf");
    private final byte[] semiBold = read("/fonts/NotoSans-600SemiBold.ttf");
    private final byte[] hand = read("/fonts/Caveat-600SemiBold.ttf");
    private final byte[] italic = read("/fonts/NotoSerif-400Italic.ttf");

    /** @param italic for names in letters that the handwriting lacks */
    private record Fonts(TrueTypeFont regular, TrueTypeFont semiBold, TrueTypeFont hand, TrueTypeFont italic) {}

    private record Line(String text, PDFont font, float size, Color colour) {}

    /** Something to do while the fonts are lent: drawing and saving, since saving is when the subset is made. */
    @FunctionalInterface
    interface Drawing<T> {
        T with(Pen pen) throws IOException;
    }

    <T> T lend(Drawing<T> drawing) throws IOException {
        Fonts fonts = idle.poll();
        if (fonts == null) {
            fonts = new Fonts(parse(regular), parse(semiBold), parse(hand), parse(italic));
        }
        try {
            return drawing.with(new Pen(fonts));
        } finally {
            idle.add(fonts);
        }
    }

    static final class Pen {
        private final Fonts fonts;

        private Pen(Fonts fonts) {
            this.fonts = fonts;
        }

        PDAppearanceDictionary draw(
                PDDocument document, PDRectangle box, Signatory signatory, Instant at, SignatureMark mark)
                throws IOException {
            var stream = new PDAppearanceStream(document);
            stream.setBBox(new PDRectangle(box.getWidth(), box.getHeight()));
            stream.setResources(new PDResources());
            try (var content = new PDPageContentStream(document, stream)) {
                content.setNonStrokingColor(ACCENT);
                content.addRect(0, 0, 2f, box.getHeight());
                content.fill();
                PDRectangle whole = new PDRectangle(PADDING, 0, box.getWidth() - 1.5f * PADDING, box.getHeight());
                write(
                        content,
                        lines(document, signatory, at, unit(whole, mark)),
                        drawHand(document, content, whole, mark));
            }
            var appearance = new PDAppearanceDictionary();
            appearance.setNormalAppearance(stream);
            return appearance;
        }

        /** @return what is left of the box for the facts */
        private PDRectangle drawHand(
                PDDocument document, PDPageContentStream content, PDRectangle whole, SignatureMark mark)
                throws IOException {
            if (mark instanceof SignatureMark.Printed) {
                return whole;
            }
            boolean beside = isWide(whole);
            PDRectangle place = beside
                    ? new PDRectangle(
                            whole.getLowerLeftX(),
                            whole.getHeight() * 0.12f,
                            whole.getWidth() * 0.42f,
                            whole.getHeight() * 0.76f)
                    : new PDRectangle(
                            whole.getLowerLeftX(),
                            whole.getHeight() * 0.56f,
                            whole.getWidth(),
                            whole.getHeight() * 0.40f);
            switch (mark) {
                case SignatureMark.Printed printed -> {}
                case SignatureMark.Typed typed ->
                    MarkDrawing.typed(
                            document, content, place, typed.text().strip(), List.of(fonts.hand, fonts.italic));
                case SignatureMark.Drawn drawn -> MarkDrawing.drawn(content, place, drawn);
            }
            if (beside) {
                float left = place.getUpperRightX() + PADDING;
                content.setStrokingColor(QUIET);
                content.setLineWidth(0.3f);
                content.moveTo(left - PADDING / 2, whole.getHeight() * 0.15f);
                content.lineTo(left - PADDING / 2, whole.getHeight() * 0.85f);
                content.stroke();
                return new PDRectangle(left, 0, whole.getUpperRightX() - left, whole.getHeight());
            }
            return new PDRectangle(whole.getLowerLeftX(), 0, whole.getWidth(), whole.getHeight() * 0.58f);
        }

        private static boolean isWide(PDRectangle whole) {
            return whole.getWidth() >= WIDE * whole.getHeight();
        }

        private static float unit(PDRectangle box, SignatureMark mark) {
            float natural = Math.min(box.getHeight() / 60f, 1.4f);
            boolean shares = !(mark instanceof SignatureMark.Printed);
            return shares && !isWide(box) ? Math.max(natural * 0.72f, 0.72f) : natural;
        }

        private Line[] lines(PDDocument document, Signatory signatory, Instant at, float unit) throws IOException {
            PDFont plain = PDType0Font.load(document, fonts.regular, true);
            PDFont strong = PDType0Font.load(document, fonts.semiBold, true);
            return new Line[] {
                new Line("Digitally signed", plain, 7f * unit, ACCENT),
                new Line(MarkDrawing.printable(signatory.name(), fonts.semiBold), strong, 12f * unit, INK),
                new Line(MarkDrawing.printable(signatory.organisation(), fonts.regular), plain, 8.5f * unit, INK),
                new Line(MOMENT.format(at), plain, 7f * unit, QUIET)
            };
        }

        private static void write(PDPageContentStream content, Line[] lines, PDRectangle place) throws IOException {
            float textHeight = 0;
            for (Line line : lines) {
                textHeight += line.size;
            }
            float gap = (place.getHeight() - textHeight) / (lines.length + 1);
            float y = place.getHeight();
            for (Line line : lines) {
                y -= gap + line.size;
                float natural = MarkDrawing.width(line.font, line.text, line.size);
                float size = natural <= place.getWidth()
                        ? line.size
                        : Math.max(SMALLEST_SIZE, line.size * place.getWidth() / natural);
                content.beginText();
                content.setNonStrokingColor(line.colour);
                content.setFont(line.font, size);
                // Letters stand on a line a little above the bottom of their size.
                content.newLineAtOffset(place.getLowerLeftX(), y + line.size * 0.2f);
                content.showText(shortened(line.font, line.text, size, place.getWidth()));
                content.endText();
            }
        }

        private static String shortened(PDFont font, String text, float size, float width) throws IOException {
            if (MarkDrawing.width(font, text, size) <= width + 0.5f) {
                return text;
            }
            String kept = text;
            do {
                kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1))
                        .stripTrailing();
            } while (!kept.isEmpty() && MarkDrawing.width(font, kept + "…", size) > width);
            return kept + "…";
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
