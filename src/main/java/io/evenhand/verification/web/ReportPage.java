package io.evenhand.verification.web;

import io.evenhand.verification.CheckedTogether;
import io.evenhand.verification.EvidenceReport;
import io.evenhand.verification.Finding;
import io.evenhand.verification.Finding.Outcome;
import io.evenhand.verification.SignatureSummary;
import io.evenhand.verification.Timestamp;
import io.evenhand.verification.Verdict;
import io.evenhand.verification.VerificationReport;
import io.evenhand.verification.VerificationReport.Subject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is known of the files that were sent, in the words of the page.
 *
 * @param several whether the verdict is about more than one file, or about evidence beside one
 * @param evidence one for each file that is evidence, whatever became of it
 */
record ReportPage(
        String verdict, String tone, String meaning, boolean several, List<Checked> files, List<Belonging> evidence) {
    private static final String CHAIN = "evidence-chain";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * One file by itself.
     *
     * @param word the verdict in a word
     * @param beside whether evidence that was sent along is about it; empty where that is no question
     */
    record Checked(
            String id,
            String name,
            String word,
            String verdict,
            String tone,
            String meaning,
            String beside,
            List<Card> cards,
            List<Line> lines) {}

    /**
     * What evidence says of the documents that came with it.
     *
     * @param agreement number of the agreement; empty where it could not be relied upon
     */
    record Belonging(String name, String agreement, String state, String tone, List<Line> lines) {}

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

    static ReportPage of(CheckedTogether checked) {
        List<Belonging> evidence = checked.files().stream()
                .filter(ReportPage::isEvidence)
                .map(file -> belonging(file, checked))
                .toList();
        List<Checked> files = new ArrayList<>();
        for (VerificationReport file : checked.files()) {
            files.add(file("file-" + (files.size() + 1), file, beside(file, checked, evidence)));
        }
        if (files.size() == 1 && evidence.isEmpty()) {
            Checked only = files.getFirst();
            return new ReportPage(only.verdict(), only.tone(), only.meaning(), false, files, evidence);
        }
        Overall overall = Overall.of(checked, evidence.size());
        return new ReportPage(overall.verdict(), overall.tone(), overall.meaning(), true, files, evidence);
    }

    private static boolean isEvidence(VerificationReport file) {
        return file.subject() == Subject.BARE_EVIDENCE
                || file.findings().stream().anyMatch(finding -> finding.check().equals(CHAIN));
    }

    private static Belonging belonging(VerificationReport file, CheckedTogether checked) {
        List<Line> lines = new ArrayList<>(file.findings().stream()
                .filter(finding -> finding.check().equals(CHAIN))
                .map(ReportPage::line)
                .toList());
        EvidenceReport found = checked.evidence().stream()
                .filter(report -> report.fileName().equals(file.fileName()))
                .findFirst()
                .orElse(null);
        if (found == null) {
            lines.add(line(new Finding(
                    CHAIN,
                    Outcome.NOT_CHECKED,
                    "This file is not valid, so it was not held against any document. Below it is said why.")));
            return new Belonging(file.fileName(), "", "Not valid", "bad", lines);
        }
        found.findings().stream().map(ReportPage::line).forEach(lines::add);
        Boolean agrees = found.agrees();
        if (agrees == null) {
            return new Belonging(file.fileName(), found.agreement(), "About no file here", "waiting", lines);
        }
        if (!agrees) {
            return new Belonging(file.fileName(), found.agreement(), "Does not agree", "bad", lines);
        }
        return found.distrusted()
                ? new Belonging(file.fileName(), found.agreement(), "Agrees, but not vouched for", "waiting", lines)
                : new Belonging(file.fileName(), found.agreement(), "Agrees", "good", lines);
    }

    private static String beside(VerificationReport file, CheckedTogether checked, List<Belonging> evidence) {
        if (evidence.isEmpty() || isEvidence(file) || file.verdict() == Verdict.UNREADABLE) {
            return "";
        }
        if (file.verdict() == Verdict.NOT_VALID) {
            return "No evidence was held against it, because it is not valid.";
        }
        List<String> about = checked.evidence().stream()
                .filter(report -> report.documents().contains(file.fileName()))
                .map(EvidenceReport::fileName)
                .toList();
        return about.isEmpty()
                ? "None of the evidence that came with it names this document."
                : "Named, by its SHA-256, in " + String.join(" and in ", about) + ".";
    }

    private static Checked file(String id, VerificationReport report, String beside) {
        boolean bare = report.subject() == Subject.BARE_EVIDENCE;
        return new Checked(
                id,
                report.fileName(),
                word(report.verdict()),
                bare ? ofEvidence(report.verdict()) : verdict(report.verdict()),
                tone(report.verdict()),
                bare ? meaningOfEvidence(report.verdict()) : meaning(report.verdict()),
                beside,
                report.signatures().stream().map(ReportPage::card).toList(),
                report.findings().stream().map(ReportPage::line).toList());
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case VALID -> "Valid";
            case UNTRUSTED -> "Not vouched for";
            case NOT_VALID -> "Not valid";
            case UNREADABLE -> "Not checked";
        };
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case VALID -> "This document is valid";
            case UNTRUSTED -> "Intact, but not everybody is vouched for";
            case NOT_VALID -> "This document is not valid";
            case UNREADABLE -> "This file could not be checked";
        };
    }

    private static String ofEvidence(Verdict verdict) {
        return switch (verdict) {
            case VALID -> "This evidence is whole, and it is known who sealed it";
            case UNTRUSTED -> "This evidence is whole, but nobody vouches for who made it";
            case NOT_VALID -> "This evidence is not valid";
            case UNREADABLE -> verdict(verdict);
        };
    }

    static String tone(Verdict verdict) {
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

    private static String meaningOfEvidence(Verdict verdict) {
        return switch (verdict) {
            case VALID ->
                "Its entries follow one another without a gap, and a sealed document beside it carries the same.";
            case UNTRUSTED ->
                "Its entries follow one another without a gap. That proves nothing about who wrote them: check the sealed"
                        + " PDF of the same evidence with it.";
            case NOT_VALID, UNREADABLE -> meaning(verdict);
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
