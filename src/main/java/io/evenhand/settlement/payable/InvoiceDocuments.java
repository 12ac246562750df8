package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.signing.Signing;
import io.evenhand.template.DeclaredDocument;
import io.evenhand.template.DocumentReference;
import io.evenhand.template.Templates;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Self-billing invoices as PDF/A-3a and PDF/UA-1, sealed by the house, with the invoice for machines inside as Factur-X. Setting and sealing
 * take their time: never within a transaction. Whoever asks first has the document made; it is the same ever after.
 */
@Component
public class InvoiceDocuments {
    private static final String WORDING = "self-billing-invoice";

    private final Payables payables;
    private final Templates templates;
    private final PdfRenderer renderer;
    private final Signing signing;

    InvoiceDocuments(Payables payables, Templates templates, PdfRenderer renderer, Signing signing) {
        this.payables = payables;
        this.templates = templates;
        this.renderer = renderer;
        this.signing = signing;
    }

    /** @param fileName for people */
    public record InvoiceDocument(String fileName, byte[] pdf) {}

    /** The invoice that the payer wrote for a payable; empty where there is none for the reader. Idempotent. */
    public Optional<InvoiceDocument> load(Actor actor, String payableId) {
        return payables.selfBilled(actor, payableId).map(row -> {
            SelfBilledInvoice invoice = row.content();
            byte[] pdf = row.documentHash() == null
                    ? payables.keepDocument(invoice.number(), fileName(invoice), sealed(invoice))
                    : payables.document(row.documentHash());
            return new InvoiceDocument(fileName(invoice), pdf);
        });
    }

    byte[] sealed(SelfBilledInvoice invoice) {
        Locale language = invoice.locale();
        DeclaredDocument wording = templates.document(WORDING, language);
        String title = wording.title() + " " + invoice.number();
        String html = templates.html(
                wording.version(),
                InvoicePage.of(invoice),
                new DocumentReference(
                        title, List.of(invoice.number(), invoice.agreementNumber(), invoice.statementNumber()), false));
        RenderedDocument rendered = renderer.render(
                // Whatever somebody's address says, there is an invoice.
                renderer.printable(html),
                new DocumentProperties(
                        title,
                        title + ", " + invoice.agreementNumber() + ", " + invoice.statementNumber(),
                        "Evenhand",
                        language,
                        invoice.issuedAt()),
                attachments(invoice));
        // Nobody signs an invoice: the system answers for it.
        return signing.seal(signing.certify(rendered.pdf(), List.of()));
    }

    /** The standard for invoices knows two decimals; what has more is said on the page alone. */
    private static List<Attachment> attachments(SelfBilledInvoice invoice) {
        return FacturX.isPossible(invoice) ? List.of(Attachment.facturX(FacturX.of(invoice))) : List.of();
    }

    private static String fileName(SelfBilledInvoice invoice) {
        return invoice.number().replaceAll("[^A-Za-z0-9._-]", "_") + ".pdf";
    }
}
