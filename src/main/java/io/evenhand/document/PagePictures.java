package io.evenhand.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows our own documents page by page: as pictures for the eye and as words for who listens. Made of exactly the bytes that it is given,
 * which are named by their hash. What was made is kept for a while, bounded by its size; few pages are drawn at once, because drawing takes
 * memory.
 */
@Component
public class PagePictures {
    /** Widths in pixels in which pages are drawn: for a phone and for a desk, on screens of today. */
    public static final List<Integer> WIDTHS = List.of(900, 1600);

    private static final float NO_INDENT = 1_000;
    private static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final int MOST_AT_ONCE = 2;
    private static final int LONGEST_WAIT_SECONDS = 8;

    private final Semaphore drawing = new Semaphore(MOST_AT_ONCE, true);
    private final Bounded<byte[]> pictures = new Bounded<>(MOST_BYTES);
    private final Bounded<List<Page>> words = new Bounded<>(MOST_BYTES / 8);

    /**
     * A page in words.
     *
     * @param width in points @param height in points
     * @param paragraphs in reading order
     */
    public record Page(int number, int width, int height, List<String> paragraphs) {
        public Page {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /** All pages in words, in order. */
    public List<Page> read(DocumentHash hash, byte[] pdf) {
        Optional<List<Page>> known = words.get(hash.hex());
        if (known.isPresent()) {
            return known.get();
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<Page> pages = new ArrayList<>();
            long length = 0;
            for (int number = 1; number <= document.getNumberOfPages(); number++) {
                PDRectangle size = document.getPage(number - 1).getCropBox();
                List<String> paragraphs = paragraphs(document, number);
                length += paragraphs.stream().mapToLong(String::length).sum() * 2 + 200;
                pages.add(new Page(number, Math.round(size.getWidth()), Math.round(size.getHeight()), paragraphs));
            }
            List<Page> read = List.copyOf(pages);
            words.put(hash.hex(), read, length);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("Document " + hash + " cannot be read", e);
        }
    }

    private static List<String> paragraphs(PDDocument document, int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                // What lies across the page is a watermark, and would stand between the letters of the lines.
                if (text.getTextMatrix().getShearY() == 0) {
                    super.processTextPosition(text);
                }
            }
        };
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        stripper.setSortByPosition(true);
        // A clause is one paragraph, although its number hangs out of it.
        stripper.setIndentThreshold(NO_INDENT);
        stripper.setLineSeparator(" ");
        stripper.setParagraphEnd("\n");
        StringWriter out = new StringWriter();
        stripper.writeText(document, out);
        return out.toString()
                .lines()
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /**
     * A page as a picture, PNG; empty where there is no such page or width.
     *
     * @param pdf read only where the page is not kept; may answer null where there is no document
     * @param number from 1 on
     * @param width in pixels, one of {@link #WIDTHS}
     */
    public Optional<byte[]> draw(DocumentHash hash, Supplier<byte @Nullable []> pdf, int number, int width) {
        if (!WIDTHS.contains(width) || number < 1) {
            return Optional.empty();
        }
        String key = hash.hex() + "/" + number + "/" + width;
        Optional<byte[]> known = pictures.get(key);
        if (known.isPresent()) {
            return known;
        }
        requireTurn();
        try {
            byte[] content = pdf.get();
            return content == null ? Optional.empty() : drawn(key, hash, content, number, width);
        } finally {
            drawing.release();
        }
    }

    /** Whoever asks for more than can be drawn waits a while and is then told to come again: no thread of the server waits for ever. */
    private void requireTurn() {
        boolean turn;
        try {
            turn = drawing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            turn = false;
        }
        if (!turn) {
            throw new BusyException();
        }
    }

    /** So many pages are being drawn at this moment that this one has to wait: the same will be answered in a moment. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyException() {
            super("Too many pages are being drawn at this moment", null, false, false);
        }
    }

    private Optional<byte[]> drawn(String key, DocumentHash hash, byte[] pdf, int number, int width) {
        Optional<byte[]> meanwhile = pictures.get(key);
        if (meanwhile.isPresent()) {
            return meanwhile;
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (number > document.getNumberOfPages()) {
                return Optional.empty();
            }
            float points = document.getPage(number - 1).getCropBox().getWidth();
            BufferedImage image = new PDFRenderer(document).renderImage(number - 1, width / points, ImageType.RGB);
            ByteArrayOutputStream png = new ByteArrayOutputStream(256 * 1024);
            if (!ImageIO.write(image, "png", png)) {
                throw new IllegalStateException("Every Java writes PNG");
            }
            pictures.put(key, png.toByteArray(), png.size());
            return Optional.of(png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("Document " + hash + " cannot be drawn", e);
        }
    }

    /** Forgets what was longest unused once there is too much of it. */
    private static final class Bounded<T> {
        private final long most;
        private final Map<String, Sized<T>> kept = new LinkedHashMap<>(16, 0.75f, true);
        private long bytes;

        Bounded(long most) {
            this.most = most;
        }

        synchronized Optional<T> get(String key) {
            return Optional.ofNullable(kept.get(key)).map(Sized::value);
        }

        synchronized void put(String key, T value, long size) {
            if (size > most || kept.containsKey(key)) {
                return;
            }
            kept.put(key, new Sized<>(value, size));
            bytes += size;
            var eldest = kept.values().iterator();
            while (bytes > most) {
                bytes -= eldest.next().bytes();
                eldest.remove();
            }
        }
    }

    private record Sized<T>(T value, long bytes) {}
}
