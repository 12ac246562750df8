package io.evenhand.verification;

import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Whether the file holds exactly the signatures that its fields show: one that no field shows may once have been shown. */
final class SignatureCount {
    private static final String RANGE = "/ByteRange";

    private final byte[] file;
    private final PDDocument document;

    SignatureCount(byte[] file, PDDocument document) {
        this.file = file;
        this.document = document;
    }

    void check(int shown, Findings findings) {
        if (written() != shown || objects() != shown) {
            findings.failed("hidden-signatures", "The file holds a signature that the document does not show.");
        }
    }

    private int written() {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int count = 0;
        for (int at = text.indexOf(RANGE); at >= 0; at = text.indexOf(RANGE, at + 1)) {
            count++;
        }
        return count;
    }

    private int objects() {
        var objects = new ObjectTable(document.getDocument());
        int count = 0;
        for (COSObjectKey key : objects.keys()) {
            if (objects.get(key) instanceof COSDictionary dictionary && dictionary.containsKey(COSName.BYTERANGE)) {
                count++;
            }
        }
        return count;
    }
}
