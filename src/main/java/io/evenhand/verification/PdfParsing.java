package io.evenhand.verification;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Reads a PDF without mercy: a parser that repairs what is broken may see another document than the reader's program. */
final class PdfParsing {
    private PdfParsing() {}

    static PDDocument strictly(byte[] pdf) throws IOException {
        PDDocument document = new PDFParser(new RandomAccessReadBuffer(pdf)).parse(false);
        if (document.getDocument().hasHybridXRef()) {
            document.close();
            throw new IOException("two tables of contents that can contradict each other");
        }
        return document;
    }
}
