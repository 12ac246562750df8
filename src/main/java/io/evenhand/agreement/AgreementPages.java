package io.evenhand.agreement;

import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An agreement set into its wording, and drawn: the same whenever it is made of the same. */
final class AgreementPages {
    private AgreementPages() {}

    /**
     * @param printedOn the day that is printed on it
     * @param placesOf how many places to sign each party has, by partner
     */
    static String html(
            Templates templates,
            TemplateVersion wording,
            String number,
            Terms terms,
            LocalDate printedOn,
            Map<String, Integer> placesOf) {
        return templates.html(
                wording, terms, new AgreementReference(number, TermsFormat.hash(terms), printedOn, placesOf));
    }

    static RenderedDocument render(
            PdfRenderer renderer, String html, String number, Terms terms, TemplateVersion wording, Instant madeAt) {
        Locale language = Locale.of(wording.language());
        String title = terms.kind().title(language);
        return renderer.render(
                html,
                new DocumentProperties(title + " " + number, title, "Evenhand", language, madeAt),
                List.of(new Attachment(
                        "terms.json",
                        "application/json",
                        "The terms of this agreement, machine-readable",
                        TermsFormat.canonical(terms))));
    }
}
