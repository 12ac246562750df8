package io.evenhand.claim;

import io.evenhand.claim.Claim.End;
import io.evenhand.days.Days;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.money.Money;
import io.evenhand.partner.Partners;
import io.evenhand.signing.Signing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The record of a claim that ended, as a sealed PDF/A-3a and PDF/UA-1 for both sides: who claimed what, what happened, what was filed, how it ended. */
@Component
class ClaimRecords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String STYLE = """
            @page { margin: 22mm 18mm 24mm 18mm; size: A4; }
            body { font-family: 'Noto Sans'; font-size: 9pt; line-height: 13pt; color: #1b262c; }
            h1 { font-size: 20pt; line-height: 26pt; margin: 0 0 4mm 0; }
            h2 { font-size: 12.5pt; margin: 7mm 0 2mm 0; page-break-after: avoid; }
            p { margin: 0 0 2mm 0; }
            table { width: 100%; border-collapse: collapse; margin: 1mm 0 3mm 0; }
            th, td { text-align: left; vertical-align: top; padding: 1.2mm 2mm; border-bottom: 0.5pt solid #c9d6d8; }
            tbody th { width: 28%; font-weight: 600; }
            tr { page-break-inside: avoid; }
            .hash { font-size: 6.6pt; }
            .quiet { color: #56616b; font-size: 8pt; }
            """;

    private final ClaimBook book;
    private final ClaimAmounts amounts;
    private final Partners partners;
    private final PdfRenderer renderer;
    private final Signing signing;
    private final Clock clock;

    ClaimRecords(
            ClaimBook book,
            ClaimAmounts amounts,
            Partners partners,
            PdfRenderer renderer,
            Signing signing,
            Clock clock) {
        this.book = book;
        this.amounts = amounts;
        this.partners = partners;
        this.renderer = renderer;
        this.signing = signing;
        this.clock = clock;
    }

    String fileName(Claim claim) {
        return "claim-record-" + claim.reference() + ".pdf";
    }

    /** Not the same bytes twice: whoever asks keeps the first. */
    byte[] draw(Claim claim) {
        String title = "Record of claim " + claim.reference();
        byte[] pdf = renderer.render(
                        // Whatever somebody wrote, there is a record.
                        renderer.printable(html(claim, title)),
                        new DocumentProperties(
                                title,
                                title + ", " + claim.agreementNumber(),
                                "Evenhand",
                                Locale.ENGLISH,
                                clock.instant()),
                        List.of())
                .pdf();
        // Nobody signs a record: the system answers for it.
        return signing.seal(signing.certify(pdf, List.of()));
    }

    private String html(Claim claim, String title) {
        var html = new StringBuilder("<html lang=\"en\"><head><title>")
                .append(text(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1 id=\"top\">")
                .append(text(title))
                .append("</h1>");
        html.append(
                "<p>This record says what two partners told Evenhand about one claim, and how it ended between them. "
                        + "It is no finding of who was right.</p>");
        facts(html, claim);
        timeline(html, claim);
        files(html, claim);
        return html.append("</body></html>").toString();
    }

    private void facts(StringBuilder html, Claim claim) {
        End end = claim.end();
        html.append("<h2 id=\"claim\">The claim</h2><table><tbody>");
        fact(html, "Claimant", partners.nameOf(claim.claimantId()));
        fact(html, "Respondent", partners.nameOf(claim.respondentId()));
        fact(html, "Agreement", claim.agreementNumber());
        fact(html, "Clause", claim.clause());
        fact(
                html,
                "Claimed",
                claim.claimed() == null ? "No payment" : claim.claimed().format());
        fact(html, "Stated", moment(claim.statedAt()) + ", by " + claim.statedBy());
        fact(html, "Answer by", moment(claim.answerUntil()));
        fact(html, "It ended", claim.state().words() + ", " + moment(end.at()) + ", by " + end.by());
        fact(html, "To be paid", paid(end.amount(), end));
        amounts.counts(claim, end.amount(), book.conversion(claim).orElse(null))
                .ifPresent(words -> fact(html, "The most that was agreed", words));
        html.append("</tbody></table>");
    }

    private static String paid(@Nullable Money amount, End end) {
        return amount == null
                ? "Nothing"
                : amount.format() + " by the respondent to the claimant, payable by " + Days.words(end.dueOn());
    }

    private void timeline(StringBuilder html, Claim claim) {
        html.append("<h2 id=\"happened\">What happened</h2><table><thead><tr><th scope=\"col\">When</th>"
                + "<th scope=\"col\">Who, and what</th></tr></thead><tbody>");
        for (ClaimEntry entry : book.entries(claim.id())) {
            // The record is for both sides.
            if (entry.kind().isInternal()) {
                continue;
            }
            html.append("<tr><td>")
                    .append(text(moment(entry.at())))
                    .append("</td><td><p>")
                    .append(text(who(entry) + " " + entry.kind().words() + amount(entry.amount())))
                    .append("</p>");
            if (!entry.words().isEmpty()) {
                html.append("<p class=\"quiet\">")
                        .append(text(entry.kind().shown(entry.words())))
                        .append("</p>");
            }
            html.append("</td></tr>");
        }
        html.append("</tbody></table>");
    }

    private String who(ClaimEntry entry) {
        if (entry.by().isEmpty()) {
            return "Evenhand";
        }
        return entry.partnerId().isEmpty()
                ? entry.by() + ", for the host,"
                : entry.by() + ", " + partners.nameOf(entry.partnerId()) + ",";
    }

    private static String amount(@Nullable Money amount) {
        return amount == null ? "" : ": " + amount.format();
    }

    private void files(StringBuilder html, Claim claim) {
        html.append("<h2 id=\"files\">Documents</h2><table><thead><tr><th scope=\"col\">Document</th>"
                + "<th scope=\"col\">SHA-256</th></tr></thead><tbody>");
        file(html, "Notice of claim", claim.notice().hex());
        for (ClaimEvidence evidence : book.evidence(claim.id())) {
            file(
                    html,
                    evidence.fileName() + ", filed by " + partners.nameOf(evidence.partnerId()) + ": "
                            + evidence.shows(),
                    evidence.hash().hex());
        }
        for (ClaimAward award : book.awards(claim.id())) {
            file(
                    html,
                    "Decision of " + award.awardedBy() + " of " + Days.words(award.awardedOn()) + ", shown by "
                            + partners.nameOf(award.partnerId()),
                    award.document().hex());
        }
        html.append("</tbody></table>");
    }

    private static void file(StringBuilder html, String name, String hash) {
        html.append("<tr><td>")
                .append(text(name))
                .append("</td><td class=\"hash\">")
                .append(hash)
                .append("</td></tr>");
    }

    private static void fact(StringBuilder html, String label, String value) {
        html.append("<tr><th scope=\"row\">")
                .append(text(label))
                .append("</th><td>")
                .append(text(value))
                .append("</td></tr>");
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }

    private static String text(String written) {
        return HtmlUtils.htmlEscape(written.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", " "), "UTF-8");
    }
}
