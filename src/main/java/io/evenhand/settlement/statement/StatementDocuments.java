package io.evenhand.settlement.statement;

import io.evenhand.document.Archive;
import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.settlement.statement.StatementContent.Sealed;
import io.evenhand.signing.Signing;
import io.evenhand.template.DeclaredDocument;
import io.evenhand.template.DocumentReference;
import io.evenhand.template.Templates;
import io.evenhand.terms.ProgramTexts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Statements as PDF/A-3a and PDF/UA-1, with what they say attached for machines. Setting and sealing take their time: never within a
 * transaction.
 */
@Component
class StatementDocuments implements Statements {
    private static final String WORDING = "settlement-statement";

    private final Templates templates;
    private final PdfRenderer renderer;
    private final Signing signing;
    private final Archive archive;
    private final Clock clock;

    StatementDocuments(Templates templates, PdfRenderer renderer, Signing signing, Archive archive, Clock clock) {
        this.templates = templates;
        this.renderer = renderer;
        this.signing = signing;
        this.archive = archive;
        this.clock = clock;
    }

    @Override
    public byte[] draft(StatementContent content) {
        if (content.sealed() != null) {
            throw new IllegalArgumentException("Statement " + content.number() + " is final, and no draft");
        }
        try (StatementFiles files = StatementFiles.of(content)) {
            return render(content, clock.instant(), files.attachments()).pdf();
        }
    }

    @Override
    public DocumentHash seal(StatementContent content) {
        byte[] document = sealed(content);
        return archive.store(document, "application/pdf", fileName(content));
    }

    byte[] sealed(StatementContent content) {
        Sealed sealed = content.sealed();
        if (sealed == null) {
            throw new IllegalArgumentException("Statement " + content.number() + " is a draft, and not sealed");
        }
        byte[] rendered;
        try (StatementFiles files = StatementFiles.of(content)) {
            List<Attachment> attachments = new ArrayList<>(files.attachments());
            attachments.add(new Attachment(
                    "journal.json",
                    "application/json",
                    ProgramTexts.of(StatementFiles.WORDS, content.language()).say("file.journal", Map.of()),
                    StatementJson.journalHead(content, sealed)));
            rendered = render(content, sealed.at(), attachments).pdf();
        }
        // Nobody signs a statement: the system answers for it.
        return signing.seal(signing.certify(rendered, List.of()));
    }

    private RenderedDocument render(StatementContent content, Instant at, List<Attachment> attachments) {
        Locale language = content.language();
        DeclaredDocument wording = templates.document(WORDING, language);
        String title = StatementPage.title(wording.title(), content);
        String version = StatementPage.version(content);
        String html = templates.html(
                wording.version(),
                StatementPage.of(content),
                new DocumentReference(title, List.of(version, content.agreementNumber()), content.sealed() == null));
        return renderer.render(
                // Whatever somebody wrote in an order's name or a dispute, there is a statement.
                renderer.printable(html),
                new DocumentProperties(
                        title,
                        wording.title() + " " + content.agreementNumber() + " " + content.period(),
                        "Evenhand",
                        language,
                        at),
                attachments);
    }

    private static String fileName(StatementContent content) {
        return content.number().replaceAll("[^A-Za-z0-9._-]", "_") + ".pdf";
    }
}
