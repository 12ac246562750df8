package io.evenhand.verification.web;

import io.evenhand.verification.Finding;
import io.evenhand.verification.Finding.Outcome;
import io.evenhand.verification.SignatureSummary;
import io.evenhand.verification.Timestamp;
import io.evenhand.verification.Verdict;
import io.evenhand.verification.VerificationReport;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A report in the words of the page. */
record ReportPage(String fileName, String verdict, String tone, String meaning, List<Card> cards, List<Line> lines) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * One signature.
     *
     * @param tone good, waiting or bad
     */
    record Card(
            int number,
            String who,
            String organisation,
            String does,
            String when,
            String clock,
            String state,
            String tone,
            String withdrawal,
            String purpose,
            String changed) {}

    /**
     * One finding.
     *
     * @param word what it means, for whoever cannot see the mark
     */
    record Line(String mark, String tone, String word, String text) {}

    ReportPage(VerificationReport report) {
        this(
                report.fileName(),
                verdict(report.verdict()),
                tone(report.verdict()),
                meaning(report.verdict()),
                report.signatures().stream().map(ReportPage::card).toList(),
                report.findings().stream().map(ReportPage::line).toList());
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case VALID -> "This document is valid";
            case UNTRUSTED -> "Intact, but not everybody is vouched for";
            case NOT_VALID -> "This document is not valid";
            case UNREADABLE -> "This file could not be checked";
        };
    }

    private static String tone(Verdict verdict) {
        return switch (verdict) {
            case VALID -> "good";
            case UNTRUSTED -> "waiting";
            case NOT_VALID, UNREADABLE -> "bad";
        };
    }

    private static String meaning(Verdict verdict) {
        return switch (verdict) {
            case VALID ->
                "Everybody who had to sign has signed, nothing was changed since, and an authority that is trusted here"
                        + " vouches for each signer. What was not checked is said below.";
            case UNTRUSTED ->
                "Nothing was changed since it was signed. But for at least one signer or time, no authority that is trusted"
                        + " here vouches: do not rely on the names.";
            case NOT_VALID -> "Do not rely on it. The lines marked with a cross say why.";
            case UNREADABLE -> "It may be another kind of file, or a damaged one. Nothing is known about it.";
        };
    }

    private static Card card(SignatureSummary signature) {
        Timestamp timestamp = signature.timestamp();
        return new Card(
                signature.revision(),
                signature.signer().isEmpty() ? signature.field() : signature.signer(),
                signature.organisation(),
                does(signature.kind()),
                timestamp == null ? "No timestamp" : MOMENT.format(timestamp.at()),
                timestamp == null
                        ? ""
                        : timestamp.ownClock()
                                ? "by this installation's own clock"
                                : "by the timestamp authority " + timestamp.authority(),
                state(signature),
                signature.intact() ? signature.trusted() ? "good" : "waiting" : "bad",
                withdrawal(signature),
                signature.purpose(),
                signature.did());
    }

    private static String does(SignatureSummary.Kind kind) {
        return switch (kind) {
            case CERTIFICATION -> "Certified the document as issued";
            case SIGNATURE -> "Signed";
            case DOCUMENT_TIMESTAMP -> "Closed the document";
        };
    }

    private static String state(SignatureSummary signature) {
        if (!signature.intact()) {
            return "Broken";
        }
        return signature.trusted() ? "Vouched for" : "Not vouched for";
    }

    private static String withdrawal(SignatureSummary signature) {
        var withdrawal = signature.withdrawal();
        return switch (withdrawal.status()) {
            case GOOD ->
                "Not withdrawn" + (withdrawal.asOf() == null ? "" : ", as of " + MOMENT.format(withdrawal.asOf()));
            case WITHDRAWN_LATER ->
                "Withdrawn after it was used"
                        + (withdrawal.withdrawnAt() == null ? "" : ", on " + MOMENT.format(withdrawal.withdrawnAt()));
            case WITHDRAWN ->
                "Withdrawn before it was used"
                        + (withdrawal.withdrawnAt() == null ? "" : ", on " + MOMENT.format(withdrawal.withdrawnAt()));
            case UNKNOWN -> "The document does not say whether it was withdrawn";
        };
    }

    private static Line line(Finding finding) {
        Outcome outcome = finding.outcome();
        return switch (outcome) {
            case PASSED -> new Line("✓", "good", "Checked", finding.text());
            case NOT_CHECKED -> new Line("–", "neutral", "Not checked", finding.text());
            case DISTRUSTED -> new Line("?", "waiting", "Not vouched for", finding.text());
            case FAILED -> new Line("✗", "bad", "Failed", finding.text());
        };
    }
}
