package io.evenhand.agreement;

import io.evenhand.agreement.RemakeResult.Impossible;
import io.evenhand.agreement.RemakeResult.Remade;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.Terms;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Makes an agreement's document once more, from the wording that was released and the terms that were accepted, so that anybody can hold it
 * against what was signed. Nothing is kept of it. No transaction is held while it is rendered.
 */
@Service
public class RemadeDocuments {
    private final Function<AgreementId, Source> sources;
    private final Templates templates;
    private final PdfRenderer renderer;
    private final Function<DocumentHash, byte[]> archive;
    private final Clock clock;

    @Autowired
    RemadeDocuments(DocumentRecords records, Templates templates, PdfRenderer renderer, Archive archive, Clock clock) {
        this(records::toRemake, templates, renderer, archive::load, clock);
    }

    private RemadeDocuments(
            Function<AgreementId, Source> sources,
            Templates templates,
            PdfRenderer renderer,
            Function<DocumentHash, byte[]> archive,
            Clock clock) {
        this.sources = sources;
        this.templates = templates;
        this.renderer = renderer;
        this.archive = archive;
        this.clock = clock;
    }

    /** Of a database alone, which is only read. @param templates that know what was released in it */
    public static RemadeDocuments of(JdbcTemplate database, Templates templates, PdfRenderer renderer, Clock clock) {
        var rows = new DocumentRows(database);
        return new RemadeDocuments(rows::toRemake, templates, renderer, rows::kept, clock);
    }

    /** What there is to make a document of. */
    sealed interface Source {
        record Found(
                String number,
                Terms terms,
                TemplateVersion wording,
                LocalDate printedOn,
                Map<String, Integer> placesOf,
                String documentHash)
                implements Source {}

        record Missing(String reason) implements Source {}
    }

    /** Idempotent. The caller makes sure that the reader may see the agreement. */
    public RemakeResult remake(AgreementId id) {
        return switch (sources.apply(id)) {
            case Source.Missing missing -> new Impossible(missing.reason());
            case Source.Found found -> remake(found);
        };
    }

    private RemakeResult remake(Source.Found found) {
        String html;
        RenderedDocument rendered;
        try {
            html = AgreementPages.html(
                    templates, found.wording(), found.number(), found.terms(), found.printedOn(), found.placesOf());
            rendered = AgreementPages.render(
                    renderer, html, found.number(), found.terms(), found.wording(), clock.instant());
        } catch (IllegalArgumentException refused) {
            return new Impossible("This program no longer makes a document of that wording: " + refused.getMessage());
        } catch (IllegalStateException notKept) {
            return new Impossible("The wording " + found.wording()
                    + " was used before released wording was kept, and is no longer here. What was signed stands.");
        }
        DocumentHash hash = new DocumentHash(found.documentHash());
        return new Remade(
                found.number(), found.wording(), found.printedOn(), html, rendered.pdf(), archive.apply(hash), hash);
    }
}
