package io.evenhand.verification;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** Whether the boxes for signatures leave the text alone: what a signer may paint into a box must not lie over what others signed. */
final class SignatureBoxes {
    private SignatureBoxes() {}

    static void check(PDDocument document, PageText.Read pages, Findings findings) throws IOException {
        Map<COSDictionary, Integer> numbers = new HashMap<>();
        int number = 0;
        for (PDPage page : document.getPages()) {
            number++;
            for (var annotation : page.getAnnotations()) {
                numbers.put(annotation.getCOSObject(), number);
            }
        }
        boolean clear = true;
        for (PDSignatureField field : document.getSignatureFields()) {
            for (PDAnnotationWidget widget : field.getWidgets()) {
                PDRectangle box = widget.getRectangle();
                Integer page = numbers.get(widget.getCOSObject());
                if (box != null && page != null && covers(box, page, pages)) {
                    clear = false;
                    findings.failed(
                            "boxes",
                            "The box of the signature " + field.getFullyQualifiedName() + " lies over text on page "
                                    + page + ", so whoever signed there could cover it.");
                }
            }
        }
        if (clear) {
            findings.passed("boxes", "No box of a signature lies over the text.");
        }
    }

    private static boolean covers(PDRectangle box, int page, PageText.Read pages) {
        return pages.letters().stream()
                .anyMatch(letter -> letter.page() == page
                        && letter.x() > box.getLowerLeftX()
                        && letter.x() < box.getUpperRightX()
                        && letter.y() > box.getLowerLeftY()
                        && letter.y() < box.getUpperRightY());
    }
}
