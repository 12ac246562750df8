package io.evenhand.verification;

import io.evenhand.signing.CertificateSubject;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jspecify.annotations.Nullable;

/**
 * Whether a signature calls its signer what the certificate does: in the entry that many programs show, and in the box on the page. Both
 * are the signer's own words, and nobody vouches for them.
 */
final class NamesShown {
    /** What stands in every box of ours, without spaces as all text here: the words above, and the time. */
    private static final Pattern OURS = Pattern.compile(
            "Digitallysigned|\\d{1,2}(?:January|February|March|April|May|June|July|August|September|October|November|December)"
                    + "\\d{4},\\d\\d:\\d\\d:\\d\\dUTC");

    private NamesShown() {}

    /** @return what is shown in place of the name in the certificate, in a clause for people; null if it is that name */
    static @Nullable String otherName(PDDocument document, Revision revision, CertificateSubject subject)
            throws IOException {
        String claimed = revision.signature().getName();
        if (claimed != null && !claimed.isBlank() && !matches(claimed, subject.name())) {
            return "says that it was made by \"" + shortened(claimed) + "\"";
        }
        String shown = textInBox(document, revision.field());
        if (shown != null && !shown.isBlank() && !matches(shown, subject.name())) {
            return "shows \"" + shortened(shown) + "\" in its box";
        }
        return null;
    }

    /**
     * A hand that was typed may be anybody's name.
     *
     * @return words in the box that are neither those of the certificate nor ours; null if there are none
     */
    static @Nullable String furtherWords(PDDocument document, Revision revision, CertificateSubject subject)
            throws IOException {
        String shown = textInBox(document, revision.field());
        if (shown == null) {
            return null;
        }
        String rest = OURS.matcher(without(without(shown, subject.name()), subject.organisation()))
                .replaceAll(" ")
                .strip();
        String known = PageText.comparable(subject.name() + " " + subject.organisation());
        boolean further = Arrays.stream(rest.split("[^\\p{L}\\p{M}]+"))
                .anyMatch(part ->
                        !part.isEmpty() && !known.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)));
        return further ? shortened(rest) : null;
    }

    private static String without(String shown, String name) {
        return name.isBlank() ? shown : pattern(name).matcher(shown).replaceAll(" ");
    }

    /** A picture shows a question mark for a letter that its font lacks. */
    private static Pattern pattern(String name) {
        var pattern = new StringBuilder();
        PageText.comparable(name)
                .codePoints()
                .forEach(c -> pattern.append("(?:")
                        .append(Pattern.quote(Character.toString(c)))
                        .append("|\\?)"));
        return Pattern.compile(pattern.toString());
    }

    private static boolean matches(String shown, String name) {
        return !name.isBlank()
                && pattern(name).matcher(PageText.comparable(shown)).find();
    }

    private static @Nullable String textInBox(PDDocument document, String fieldName) throws IOException {
        for (PDSignatureField field : document.getSignatureFields()) {
            PDRectangle box = field.getWidgets().getFirst().getRectangle();
            if (Objects.equals(field.getFullyQualifiedName(), fieldName)
                    && box != null
                    && box.getWidth() > 0
                    && box.getHeight() > 0) {
                return text(field, box);
            }
        }
        return null;
    }

    private static String text(PDSignatureField field, PDRectangle box) throws IOException {
        var appearance = field.getWidgets().getFirst().getNormalAppearanceStream();
        if (appearance == null) {
            return "";
        }
        try (var sheet = new PDDocument()) {
            var page = new PDPage(new PDRectangle(box.getWidth(), box.getHeight()));
            sheet.addPage(page);
            try (var content = new PDPageContentStream(sheet, page)) {
                content.drawForm(new PDFormXObject(appearance.getCOSObject()));
            }
            return PageText.of(sheet);
        }
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
